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
  private final Supplier<Future<Boolean>> clusterIsSafe;
  private final long patienceMs;
  private volatile Stage stage = Stage.STARTING;

  /**
   * A node that is starting.
   *
   * @param database asks the database something; it need not be cheap, but must not wait for ever
   * @param clusterIsSafe whether another node may go now without loss
   * @param patienceMs how long either may take
   */
  public Readiness(
      Supplier<Future<?>> database, Supplier<Future<Boolean>> clusterIsSafe, long patienceMs) {
    this.database = database;
    this.clusterIsSafe = clusterIsSafe;
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
    Future<Optional<String>> database =
        inTime(this.database.get().map(true), "the database does not answer");
    Future<Optional<String>> cluster = inTime(clusterIsSafe.get(), "the cluster has not settled");
    return database.compose(
        reason -> reason.isPresent() ? Future.succeededFuture(reason) : cluster);
  }

  private Future<Optional<String>> inTime(Future<Boolean> condition, String reason) {
    return condition
        .timeout(patienceMs, TimeUnit.MILLISECONDS)
        .otherwise(false)
        .map(holds -> holds ? Optional.empty() : Optional.of(reason));
  }
}
