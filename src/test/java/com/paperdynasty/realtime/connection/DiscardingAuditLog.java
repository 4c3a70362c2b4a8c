package com.paperdynasty.realtime.connection;

import com.paperdynasty.audit.ActivityKey;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.audit.NumberedAuditEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An audit log that stores nothing. */
final class DiscardingAuditLog implements AuditLog {
  @Override
  public Future<Void> write(
      UUID recorderId, List<NumberedAuditEvent> events, Map<ActivityKey, Long> counts) {
    return Future.succeededFuture();
  }

  @Override
  public Future<List<AuditEntry>> page(UUID gameId, long after, int limit, List<String> hidden) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Void> deleteExpired(Duration keepEvents, Duration keepCounts) {
    return Future.succeededFuture();
  }
}
