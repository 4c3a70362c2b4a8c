package com.paperdynasty.lobby;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps at intervals. Runs once on a node. The first sweep is at a random time, so that nodes
 * which start together do not sweep together.
 */
public final class SweepVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(SweepVerticle.class);

  private final SweepSettings settings;
  private final Supplier<Sweep> opening;
  private boolean underWay;

  /**
   * Creates a verticle that sweeps at the configured interval.
   *
   * @param opening makes the sweep; called on this verticle's context
   */
  public SweepVerticle(SweepSettings settings, Supplier<Sweep> opening) {
    this.settings = settings;
    this.opening = opening;
  }

  @Override
  public Future<?> start() {
    Sweep sweep = opening.get();
    long firstMs = 1 + ThreadLocalRandom.current().nextLong(settings.sweepIntervalMs());
    vertx.setPeriodic(firstMs, settings.sweepIntervalMs(), timer -> run(sweep));
    return Future.succeededFuture();
  }

  private void run(Sweep sweep) {
    if (!underWay) {
      underWay = true;
      sweep
          .run()
          .onFailure(cause -> log.warn("sweep of unplayed games failed: {}", "" + cause))
          .onComplete(done -> underWay = false);
    }
  }
}
