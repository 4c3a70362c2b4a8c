package com.paperdynasty.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a server on its own thread and restarts it when it dies. */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long CHECK_EVERY_MS = 100;
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final long LOG_LIMIT_BYTES = 4L * 1024 * 1024;

  private final DatabaseServer databaseServer;
  private final DataDirectory dataDirectory;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile Postmaster current;

  private Supervisor(DatabaseServer databaseServer, Postmaster first, DataDirectory dataDirectory) {
    this.databaseServer = databaseServer;
    this.dataDirectory = dataDirectory;
    this.current = first;
    this.thread = new Thread(this::run, "postgres-supervisor");
    thread.setDaemon(true);
  }

  static Supervisor watch(
      DatabaseServer databaseServer, Postmaster first, DataDirectory dataDirectory) {
    Supervisor supervisor = new Supervisor(databaseServer, first, dataDirectory);
    supervisor.thread.start();
    return supervisor;
  }

  Postmaster current() {
    return current;
  }

  /** Stops watching. Returns after a restart in progress has ended. */
  void stop() {
    stopped.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped.await(CHECK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        if (!current.isAlive()) {
          LOG.warn("PostgreSQL (process {}) has died; restarting it", current.pid());
          restart();
        }
        trimLog();
      }
    } catch (InterruptedException e) {
      LOG.warn("The supervisor of PostgreSQL was interrupted and stops watching");
    }
  }

  /** Tries until the server runs. The pauses grow, so the log does not fill. */
  private void restart() throws InterruptedException {
    long pauseMs = FIRST_PAUSE_MS;
    do {
      try {
        current = databaseServer.start(current.port());
        LOG.info("PostgreSQL is running again (process {})", current.pid());
        return;
      } catch (IOException e) {
        LOG.warn("PostgreSQL did not start; next try in {} ms", pauseMs, e);
      }
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    } while (!stopped.await(pauseMs, TimeUnit.MILLISECONDS));
  }

  /** The server opens its log for appending, so the file may be truncated while it writes. */
  private void trimLog() {
    try {
      if (Files.exists(dataDirectory.log()) && Files.size(dataDirectory.log()) > LOG_LIMIT_BYTES) {
        try (FileChannel log = FileChannel.open(dataDirectory.log(), StandardOpenOption.WRITE)) {
          log.truncate(0);
        }
      }
    } catch (IOException e) {
      LOG.warn("The log of PostgreSQL could not be truncated", e);
    }
  }
}
