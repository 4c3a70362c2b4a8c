package com.paperdynasty.audit;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The record of who did and tried what, and how often what was done. Futures complete on the
 * context that called.
 */
public interface AuditLog {

  /**
   * Writes deeds, each once, and adds to what was counted. If the Future fails it is not known
   * whether they were written: deeds may be given again, and counts too if some may count double.
   *
   * @param recorderId whose deeds these are; one write for it is under way at a time
   * @param deeds in the order of their numbers, above those of all that were written before
   */
  Future<Void> write(
      UUID recorderId, List<NumberedAuditEvent> deeds, Map<ActivityKey, Long> counts);

  /** A page of a game's audit: lines with a number above {@code after}, in order. */
  Future<List<AuditEntry>> page(UUID gameId, long after, int limit);

  /**
   * Makes room for what is written next, and drops deeds and counts that are older by the
   * database's clock. Deeds go by the month, up to a month later; of all else a bounded number goes
   * at once.
   */
  Future<Void> deleteExpired(Duration deeds, Duration counts);
}
