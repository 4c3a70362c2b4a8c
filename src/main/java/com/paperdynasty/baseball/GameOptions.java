package com.paperdynasty.baseball;

import org.jspecify.annotations.Nullable;

/**
 * What one game does otherwise than its league. Null leaves it to the league; {@link
 * ExtraRunner#OFF} and {@link Mercy#OFF} switch an option of the league off.
 */
public record GameOptions(
    @Nullable Integer innings,
    @Nullable Boolean dh,
    @Nullable ExtraRunner extraRunner,
    @Nullable Mercy mercy) {
  /** All as in the league. */
  public static final GameOptions NONE = new GameOptions(null, null, null, null);
}
