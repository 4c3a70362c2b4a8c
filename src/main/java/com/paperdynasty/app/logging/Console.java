package com.paperdynasty.app.logging;

import com.paperdynasty.app.config.Configuration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to who started the program: in plain lines, or through the log where machines read along.
 */
public record Console(Consumer<String> speaker, Consumer<String> warner) {
  public static Console of(Configuration.Logs logs) {
    Logger log = LoggerFactory.getLogger(Console.class);
    return logs.isForMachines()
        ? new Console(log::info, log::warn)
        : new Console(System.out::println, log::warn);
  }

  public void say(String line) {
    speaker.accept(line);
  }

  public void warn(String line) {
    warner.accept(line);
  }
}
