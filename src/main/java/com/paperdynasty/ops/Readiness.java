package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node should be given work. It should while it takes work itself and the database
 * takes what it has to keep, which is found out by keeping something. Safe to use on any thread.
 */
public final class Readiness {
  private enum Stage {
    STARTING,
    OPEN,
    DRAINING
  }

  private final Supplier<Future<Optional<String>>> lack;
  private final long patienceMs;
  private final long probeMs;
  private volatile Stage stage = Stage.STARTING;
  private @Nullable Future<Optional<String>> last;
  private long askedAt;

  /**
   * A node that is starting.
   *
   * @param lack asks the database why nothing could be kept now; it need not be cheap
   * @param patienceMs how long that may take
   * @param probeMs how often it is asked at most, however often this node is
   */
  public Readiness(Supplier<Future<Optional<String>>> lack, long patienceMs, long probeMs) {
    this.lack = lack;
    this.patienceMs = patienceMs;
    this.probeMs = probeMs;
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
    return stage == Stage.OPEN
        ? asked()
        : Future.succeededFuture(Optional.of(stage.name().toLowerCase(Locale.ROOT)));
  }

  private synchronized Future<Optional<String>> asked() {
    long now = System.nanoTime();
    if (last == null
        || (last.isComplete() && now - askedAt >= TimeUnit.MILLISECONDS.toNanos(probeMs))) {
      askedAt = now;
      last =
          lack.get()
              .timeout(patienceMs, TimeUnit.MILLISECONDS)
              .otherwise(Optional.of("the database does not answer"));
    }
    return last;
  }
}
