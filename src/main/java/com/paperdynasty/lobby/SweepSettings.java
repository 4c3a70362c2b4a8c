package com.paperdynasty.lobby;

import com.paperdynasty.config.Setting;
import java.time.Duration;

/**
 * When games end that nobody plays.
 *
 * @param sweepIntervalMs how often each node looks for them
 * @param sweepGames how many of each kind it ends then
 * @param unstartedDays how long after its creation a game is deleted that nobody has started; 0:
 *     never
 * @param untouchedDays how long after its last event a game under way is closed as abandoned; 0:
 *     never
 * @param packAfterMs how long after its end the log of a game is made small; 0: never
 * @param packBytes a log with more is left as it is
 * @param forgetCommandsAfterMs how long after its end the ids of a game's commands are forgotten;
 *     0: never
 * @param damagedRestMs how long a game is left alone whose log turned out to be damaged
 * @param damagedRemembered how many such games are told apart; beyond it the oldest is tried again
 */
public record SweepSettings(
    long sweepIntervalMs,
    int sweepGames,
    @Setting(least = 0, most = 36_500) int unstartedDays,
    @Setting(least = 0, most = 36_500) int untouchedDays,
    @Setting(least = 0) long packAfterMs,
    @Setting(most = 16 << 20) int packBytes,
    @Setting(least = 0) long forgetCommandsAfterMs,
    long damagedRestMs,
    int damagedRemembered) {

  Duration unstarted() {
    return Duration.ofDays(unstartedDays);
  }

  Duration untouched() {
    return Duration.ofDays(untouchedDays);
  }

  Duration packAfter() {
    return Duration.ofMillis(packAfterMs);
  }

  Duration forgetCommandsAfter() {
    return Duration.ofMillis(forgetCommandsAfterMs);
  }

  Duration damagedRest() {
    return Duration.ofMillis(damagedRestMs);
  }
}
