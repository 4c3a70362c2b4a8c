package com.paperdynasty.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Keeps a {@link AuditRecorder} writing. Runs once on a node. */
public final class AuditRecorderVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MS = 600_000;
  private static final int LAST_BATCHES = 32;

  private final AuditRecorder auditRecorder;

  public AuditRecorderVerticle(AuditRecorder auditRecorder) {
    this.auditRecorder = auditRecorder;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(auditRecorder.settings().intervalMs(), timer -> auditRecorder.flush());
    vertx.setPeriodic(FORGET_EVERY_MS, timer -> auditRecorder.deleteExpired());
    auditRecorder.deleteExpired();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return auditRecorder.flushAll(LAST_BATCHES);
  }
}
