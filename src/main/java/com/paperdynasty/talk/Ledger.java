package com.paperdynasty.talk;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The record of who did and tried what, and how often what was done. Futures complete on the
 * context that called.
 */
public interface Ledger {

  /**
   * Writes deeds, each once, and adds to what was counted. If the Future fails it is not known
   * whether they were written: deeds may be given again, and counts too if some may count double.
   */
  Future<Void> write(List<Deed> deeds, Map<Activity, Long> counts);

  /** A page of a game's audit: lines with a number above {@code after}, in order. */
  Future<List<AuditLine>> audit(UUID gameId, long after, int limit);

  /** Drops deeds and counts from before these times, a bounded number at once. */
  Future<Void> forget(Instant deedsBefore, Instant countsBefore);
}
