package com.paperdynasty.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a server on its own thread and restarts it when it dies. */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long CHECK_EVERY_MS = 100;
  private static final long STOP_TIMEOUT_S = 60;
  private static final long LOG_LIMIT_BYTES = 4L * 1024 * 1024;

  private final DatabaseServer databaseServer;
  private final Path log;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "postgres-supervisor");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Postmaster current;

  Supervisor(DatabaseServer databaseServer, Postmaster first, Path log) {
    this.databaseServer = databaseServer;
    this.current = first;
    this.log = log;
  }

  void start() {
    var unused =
        executor.scheduleWithFixedDelay(
            this::check, CHECK_EVERY_MS, CHECK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  Postmaster current() {
    return current;
  }

  /** Stops watching. Returns after a restart in progress has ended. */
  void stop() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
        LOG.warn("PostgreSQL is still being restarted while it is stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next check tries again what failed. */
  private void check() {
    try {
      if (!current.isAlive()) {
        LOG.warn("PostgreSQL (process {}) has died; restarting it", current.pid());
        current = databaseServer.start(current.port());
        LOG.info("PostgreSQL is running again (process {})", current.pid());
      }
      trimLog();
    } catch (IOException | RuntimeException e) {
      LOG.warn("PostgreSQL did not start, or its log was not truncated; trying again", e);
    }
  }

  /** The server opens its log for appending, so the file may be truncated while it writes. */
  private void trimLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }
}
