package com.paperdynasty.baseball.league;

import org.jspecify.annotations.Nullable;

/**
 * The options in which one game differs from its league. Null keeps the league's; {@link
 * ExtraRunnerRule#OFF} and {@link MercyRule#OFF} switch an option of the league off.
 */
public record GameOptions(
    @Nullable Integer innings,
    @Nullable Boolean dh,
    @Nullable ExtraRunnerRule extraRunnerRule,
    @Nullable MercyRule mercyRule) {
  /** No difference from the league. */
  public static final GameOptions NONE = new GameOptions(null, null, null, null);
}
