package com.paperdynasty.lobby;

import java.time.Duration;

/**
 * When games end that nobody plays.
 *
 * @param intervalMs how often each node looks for them
 * @param gamesAtOnce how many of each kind it ends then
 * @param unstarted how long after its creation a game is deleted that nobody has started; 0: never
 * @param untouched how long after its last event a game under way is closed as abandoned; 0: never
 * @param damagedRest how long a game is left alone whose log turned out to be damaged
 * @param damagedRemembered how many such games are told apart; beyond it the oldest is tried again
 */
public record SweepSettings(
    long intervalMs,
    int gamesAtOnce,
    Duration unstarted,
    Duration untouched,
    Duration damagedRest,
    int damagedRemembered) {

  /** What holds where nothing is configured. */
  public static final SweepSettings DEFAULTS =
      new SweepSettings(
          60_000, 100, Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(1), 10_000);
}
