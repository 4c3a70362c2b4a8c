package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the managers of both sides have had no connection in the room. The game's owner counts
 * from when it opened the game at the earliest.
 *
 * @param awayGone null while the away manager is there
 * @param homeGone null while the home manager is there
 */
public record Presence(@Nullable Instant awayGone, @Nullable Instant homeGone) {
  /** Nobody is missed. */
  public static final Presence ALL_THERE = new Presence(null, null);

  /** The same absences by a clock that is ahead of this one. */
  public Presence plus(Duration ahead) {
    return new Presence(
        awayGone == null ? null : awayGone.plus(ahead),
        homeGone == null ? null : homeGone.plus(ahead));
  }

  /** Since when a side's manager is gone; null while they are there. */
  public @Nullable Instant gone(Side side) {
    return side == Side.AWAY ? awayGone : homeGone;
  }
}
