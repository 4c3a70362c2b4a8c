package com.paperdynasty.cluster;

/**
 * The bounds of hosting games.
 *
 * @param openGames how many games may be open on a node; a further one is refused with {@code
 *     unavailable}
 * @param openingAtOnce how many may be on their way to being opened; a further one is refused
 *     likewise
 * @param retryAfterMs what the refused are told
 */
public record HostSettings(int openGames, int openingAtOnce, long retryAfterMs) {

  /** What holds where nothing is configured. */
  public static final HostSettings DEFAULTS = new HostSettings(20_000, 256, 500);
}
