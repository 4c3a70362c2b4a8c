package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether this node should be given work. Safe to use on any thread. */
public final class Readiness {
  private enum Stage {
    STARTING,
    OPEN,
    DRAINING
  }

  private final Supplier<Future<?>> database;
  private final long patienceMs;
  private volatile Stage stage = Stage.STARTING;

  /**
   * A node that is starting.
   *
   * @param database asks the database something; it need not be cheap, but must not wait for ever
   * @param patienceMs how long that may take
   */
  public Readiness(Supplier<Future<?>> database, long patienceMs) {
    this.database = database;
    this.patienceMs = patienceMs;
  }

  /** From now on this node takes work, as far as it can. */
  public void open() {
    stage = Stage.OPEN;
  }

  /** From now on this node takes no new work, and never will again. */
  public void drain() {
    stage = Stage.DRAINING;
  }

  /** Why this node is not ready; empty when it is. Never fails. */
  public Future<Optional<String>> reasonNot() {
    if (stage != Stage.OPEN) {
      return Future.succeededFuture(Optional.of(stage.name().toLowerCase(Locale.ROOT)));
    }
    return database
        .get()
        .timeout(patienceMs, TimeUnit.MILLISECONDS)
        .map(answered -> Optional.<String>empty())
        .otherwise(Optional.of("the database does not answer"));
  }
}
