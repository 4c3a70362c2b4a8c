package com.paperdynasty.lobby;

import org.jspecify.annotations.Nullable;

/**
 * What the creator of a game calls it and its sides, such as the keys of a schedule. Only the
 * creator sees them. They are stored beside the log, so that they can be erased.
 *
 * @param game null if the creator gave none; the same for the sides
 */
public record GameRefs(@Nullable String game, @Nullable String away, @Nullable String home) {
  /** The creator gave none. */
  public static final GameRefs NONE = new GameRefs(null, null, null);
}
