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
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log in memory. */
final class RecordingAuditLog implements AuditLog {
  /** The text of each event that was written, in order. */
  final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public Future<Void> write(
      UUID recorderId, List<NumberedAuditEvent> events, Map<ActivityKey, Long> counts) {
    events.forEach(event -> lines.add(event.toString()));
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
