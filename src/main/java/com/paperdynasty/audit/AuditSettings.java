package com.paperdynasty.audit;

import com.paperdynasty.config.Setting;
import java.time.Duration;

/**
 * The bounds of the audit.
 *
 * @param deedsWaiting how many events may wait to be written; a further one is dropped and counted
 * @param countsWaiting how many different counts may wait to be written; a further one is dropped
 *     and counted
 * @param deedsPerBatch how many events are written at once
 * @param intervalMs the interval of writes, in milliseconds
 * @param keepDeedsDays how long events are kept
 * @param keepCountsDays how long counts are kept
 */
public record AuditSettings(
    int deedsWaiting,
    int countsWaiting,
    @Setting(most = 10_000) int deedsPerBatch,
    long intervalMs,
    @Setting(most = 36_500) int keepDeedsDays,
    @Setting(most = 36_500) int keepCountsDays) {

  Duration keepEvents() {
    return Duration.ofDays(keepDeedsDays);
  }

  Duration keepCounts() {
    return Duration.ofDays(keepCountsDays);
  }
}
