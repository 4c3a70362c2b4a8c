package com.paperdynasty.audit;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores audit events and activity counts. Futures complete on the context of the caller. */
public interface AuditLog {

  /**
   * Stores each event once, and adds to the counts. If the Future fails, the write may have
   * happened or not: the events may be written again; counts that are written again may count
   * double.
   *
   * @param recorderId the recorder that numbered the events; at most one write of it is under way
   * @param events in the order of their numbers, which are higher than those of all earlier writes
   *     that succeeded
   */
  Future<Void> write(
      UUID recorderId, List<NumberedAuditEvent> events, Map<ActivityKey, Long> counts);

  /**
   * A page of a game's audit: entries with an id above {@code after}, in order.
   *
   * @param hidden users whose entries are left out
   */
  Future<List<AuditEntry>> page(UUID gameId, long after, int limit, List<String> hidden);

  /**
   * Prepares storage for coming events, and deletes events and counts that are older than these
   * durations, by the database's clock. Events are deleted by the month, up to a month later; of
   * counts, a bounded number is deleted by one call.
   */
  Future<Void> deleteExpired(Duration keepEvents, Duration keepCounts);
}
