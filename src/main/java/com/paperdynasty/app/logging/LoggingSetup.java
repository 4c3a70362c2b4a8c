package com.paperdynasty.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.paperdynasty.app.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Configures Logback. */
public final class LoggingSetup {
  /** The shortest time between two lines of one kind. */
  private static final long REPETITION_PAUSE_MS = 60_000;

  private static volatile boolean forMachines;

  private LoggingSetup() {}

  /** Sets the format and the level from now on. */
  public static void configure(Configuration.Logs logs) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    String resource = "logback-" + logs.format().label() + ".xml";
    try (InputStream in = LoggingSetup.class.getClassLoader().getResourceAsStream(resource)) {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    } catch (JoranException e) {
      throw new IllegalStateException(resource + " is not a Logback configuration", e);
    }
    context.addTurboFilter(
        new RepeatedLineFilter(
            REPETITION_PAUSE_MS, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
    forMachines = logs.isForMachines();
    redirectOtherOutput();
    context.getLogger("com.paperdynasty").setLevel(Level.toLevel(logs.level().name()));
    context
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .setLevel(levelOfLibraries(Level.toLevel(logs.level().name())));
  }

  /**
   * Routes other output into the log: other logging libraries, uncaught exceptions and, if the log
   * is JSON, what libraries print to the standard error.
   */
  private static void redirectOtherOutput() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger log = LoggerFactory.getLogger(LoggingSetup.class);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> log.error("uncaught in thread {}", thread.getName(), failure));
    if (forMachines) {
      OutputStream lines = new LoggingOutputStream(log::warn);
      System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }
  }

  /** Whether every printed line must be a line of the log. */
  public static boolean isForMachines() {
    return forMachines;
  }

  /**
   * Libraries log from WARN on where the program logs from INFO on: their information does not help
   * operators.
   */
  private static Level levelOfLibraries(Level ours) {
    return ours == Level.INFO ? Level.WARN : ours;
  }

  /** Writes pending lines; nothing is logged after that. */
  public static void flush() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
