package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import org.jspecify.annotations.Nullable;

/** How far the server can play a roll out from the cards. */
public sealed interface CardPlay {

  /** A manager has to choose before the play goes on. */
  record Open(Choice choice) implements CardPlay {}

  /**
   * The play is over.
   *
   * @param injury who has to leave the game; null if nobody
   */
  record Over(Submission submission, @Nullable Injury injury) implements CardPlay {}

  /**
   * A player who cannot go on.
   *
   * @param side of the player
   * @param playerId their id
   */
  record Injury(Side side, String playerId) {}
}
