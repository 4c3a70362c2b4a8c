package com.paperdynasty.app.logging;

import com.paperdynasty.app.config.Configuration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages for the person who started the program: plain lines, or lines of the log if that is
 * JSON.
 */
public record Console(Consumer<String> infoLog, Consumer<String> warnLog) {
  public static Console of(Configuration.Logs logs) {
    Logger log = LoggerFactory.getLogger(Console.class);
    return logs.isForMachines()
        ? new Console(log::info, log::warn)
        : new Console(System.out::println, log::warn);
  }

  public void say(String line) {
    infoLog.accept(line);
  }

  public void warn(String line) {
    warnLog.accept(line);
  }
}
