package com.paperdynasty.lobby;

import com.paperdynasty.config.Setting;
import java.time.Duration;

/**
 * When the sweep ends, packs and forgets games.
 *
 * @param sweepIntervalMs how often each node sweeps
 * @param sweepGames how many games of each kind one sweep handles
 * @param unstartedDays how long after its creation a game that was not started is deleted; 0: never
 * @param untouchedDays how long after its last event a game under way is closed as abandoned; 0:
 *     never
 * @param packAfterMs how long after its end the log of a game is packed; 0: never
 * @param packBytes a larger log is not packed
 * @param forgetCommandsAfterMs how long after its end the receipts of a game's commands are
 *     forgotten; 0: never
 * @param damagedRestMs how long a game whose log is damaged is skipped
 * @param damagedRemembered how many such games are remembered; beyond it the oldest is tried again
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
