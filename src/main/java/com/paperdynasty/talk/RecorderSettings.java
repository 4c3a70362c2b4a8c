package com.paperdynasty.talk;

import java.time.Duration;

/**
 * The bounds of what is recorded.
 *
 * @param deedsWaiting how many deeds may wait to be written; a further one is dropped and counted
 * @param countsWaiting how many different activities may; a further one is dropped likewise
 * @param deedsPerBatch how many deeds are written at once
 * @param intervalMs how often what waits is written
 * @param keepDeeds how long deeds are kept
 * @param keepCounts how long counts are kept
 */
public record RecorderSettings(
    int deedsWaiting,
    int countsWaiting,
    int deedsPerBatch,
    long intervalMs,
    Duration keepDeeds,
    Duration keepCounts) {

  /** What holds where nothing is configured. */
  public static final RecorderSettings DEFAULTS =
      new RecorderSettings(20_000, 20_000, 1_000, 1_000, Duration.ofDays(365), Duration.ofDays(90));
}
