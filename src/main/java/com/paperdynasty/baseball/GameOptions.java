package com.paperdynasty.baseball;

import org.jspecify.annotations.Nullable;

/**
 * The options in which one game differs from its league. Null keeps the league's; {@link
 * ExtraRunner#OFF} and {@link Mercy#OFF} switch an option of the league off.
 */
public record GameOptions(
    @Nullable Integer innings,
    @Nullable Boolean dh,
    @Nullable ExtraRunner extraRunner,
    @Nullable Mercy mercy) {
  /** No difference from the league. */
  public static final GameOptions NONE = new GameOptions(null, null, null, null);
}
