package com.paperdynasty.talk;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Keeps a {@link Recorder} writing. Runs once on a node. */
public final class RecorderVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MS = 600_000;
  private static final int LAST_BATCHES = 32;

  private final Recorder recorder;

  public RecorderVerticle(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(recorder.settings().intervalMs(), timer -> recorder.flush());
    vertx.setPeriodic(FORGET_EVERY_MS, timer -> recorder.forget());
    recorder.forget();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return recorder.flushAll(LAST_BATCHES);
  }
}
