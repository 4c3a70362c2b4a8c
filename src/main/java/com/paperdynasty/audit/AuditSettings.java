package com.paperdynasty.audit;

import com.paperdynasty.config.Setting;
import java.time.Duration;

/**
 * The bounds of what is recorded.
 *
 * @param deedsWaiting how many deeds may wait to be written; a further one is dropped and counted
 * @param countsWaiting how many different activities may; a further one is dropped likewise
 * @param deedsPerBatch how many deeds are written at once
 * @param intervalMs how often what waits is written
 * @param keepDeedsDays how long deeds are kept
 * @param keepCountsDays how long counts are kept
 */
public record AuditSettings(
    int deedsWaiting,
    int countsWaiting,
    @Setting(most = 10_000) int deedsPerBatch,
    long intervalMs,
    @Setting(most = 36_500) int keepDeedsDays,
    @Setting(most = 36_500) int keepCountsDays) {

  Duration keepDeeds() {
    return Duration.ofDays(keepDeedsDays);
  }

  Duration keepCounts() {
    return Duration.ofDays(keepCountsDays);
  }
}
