package com.paperdynasty.app;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to who started the program: in plain lines, or through the log where machines read along.
 */
record Console(Consumer<String> speaker, Consumer<String> warner) {
  static Console of(Configuration.Logs logs) {
    Logger log = LoggerFactory.getLogger(Console.class);
    return logs.isForMachines()
        ? new Console(log::info, log::warn)
        : new Console(System.out::println, log::warn);
  }

  void say(String line) {
    speaker.accept(line);
  }

  void warn(String line) {
    warner.accept(line);
  }
}
