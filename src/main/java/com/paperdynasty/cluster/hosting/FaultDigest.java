package com.paperdynasty.cluster.hosting;

import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;

/**
 * Logs a kind of fault that affects many games at once in one line. If it goes on, further lines
 * follow at growing intervals. Used on one context.
 */
final class FaultDigest {
  private static final int GAMES = 10_000;
  private static final long LONGEST_MS = 60_000;

  private final Vertx vertx;
  private final Logger log;
  private final String what;
  private final long firstMs;
  private final Set<UUID> games = new HashSet<>();
  private long windowMs;
  private int times;
  private boolean collecting;
  private String lastFault = "";

  /**
   * Creates a digest without faults.
   *
   * @param what the failure, as the line says it
   * @param firstMs how long faults are collected for the first line
   */
  FaultDigest(Vertx vertx, Logger log, String what, long firstMs) {
    this.vertx = vertx;
    this.log = log;
    this.what = what;
    this.firstMs = firstMs;
    this.windowMs = firstMs;
  }

  /** Adds a fault of a game. */
  void add(UUID gameId, Throwable cause) {
    times++;
    lastFault = gameId + ": " + cause;
    if (games.size() < GAMES) {
      games.add(gameId);
    }
    if (!collecting) {
      collecting = true;
      vertx.setTimer(windowMs, timer -> write());
    }
  }

  private void write() {
    if (times == 0) {
      collecting = false;
      windowMs = firstMs;
      return;
    }
    log.warn("{} {} times, in {} games, the last {}", what, times, games.size(), lastFault);
    times = 0;
    games.clear();
    windowMs = Math.min(2 * windowMs, LONGEST_MS);
    vertx.setTimer(windowMs, timer -> write());
  }
}
