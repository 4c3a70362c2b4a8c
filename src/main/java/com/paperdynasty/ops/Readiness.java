package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether this node should be given work. Safe to use on any thread. */
public final class Readiness {
  private final Supplier<Future<?>> database;
  private final long patienceMs;
  private volatile boolean draining;

  /**
   * A node that is not draining.
   *
   * @param database asks the database something; it need not be cheap, but must not wait for ever
   * @param patienceMs how long the database may take
   */
  public Readiness(Supplier<Future<?>> database, long patienceMs) {
    this.database = database;
    this.patienceMs = patienceMs;
  }

  /** From now on this node takes no new work, and never will again. */
  public void drain() {
    draining = true;
  }

  /** Why this node is not ready; empty when it is. Never fails. */
  public Future<Optional<String>> reasonNot() {
    if (draining) {
      return Future.succeededFuture(Optional.of("draining"));
    }
    return database
        .get()
        .timeout(patienceMs, TimeUnit.MILLISECONDS)
        .map(answer -> Optional.<String>empty())
        .otherwise(Optional.of("the database does not answer"));
  }
}
