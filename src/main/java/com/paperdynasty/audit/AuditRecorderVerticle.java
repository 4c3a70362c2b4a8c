package com.paperdynasty.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Flushes an {@link AuditRecorder} at intervals, and whenever a batch is full. Deployed once on a
 * node.
 */
public final class AuditRecorderVerticle extends VerticleBase {
  private static final long DELETE_INTERVAL_MS = 600_000;
  private static final int MAX_BATCHES_AT_STOP = 32;

  private final AuditRecorder auditRecorder;

  public AuditRecorderVerticle(AuditRecorder auditRecorder) {
    this.auditRecorder = auditRecorder;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(auditRecorder.settings().intervalMs(), timer -> auditRecorder.flush());
    auditRecorder.onFullBatch(() -> context.runOnContext(full -> auditRecorder.flushFull()));
    vertx.setPeriodic(DELETE_INTERVAL_MS, timer -> auditRecorder.deleteExpired());
    auditRecorder.deleteExpired();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    auditRecorder.onFullBatch(() -> {});
    return auditRecorder.flushAll(MAX_BATCHES_AT_STOP);
  }
}
