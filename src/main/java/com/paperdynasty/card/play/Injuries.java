package com.paperdynasty.card.play;

import com.paperdynasty.card.Ratings;

/** Whether the batter is hurt on a play: the chaos die asks, and a d20 decides. */
final class Injuries {
  private static final int CHAOS = 4;

  private Injuries() {}

  /** The same play, with the batter's injury if there is one. */
  static CardPlay add(Pitch pitch, CardPlay play) {
    if (pitch.dice().chaosD20() != CHAOS || !(play instanceof CardPlay.Over over)) {
      return play;
    }
    Ratings ratings = pitch.ratings(0);
    int chance = ratings == null ? 0 : ratings.injury();
    boolean asks = chance > 0 && over.submission().outcome().isPlateAppearance();
    return asks && pitch.more().d20(CardDice.Purpose.INJURY) <= chance
        ? new CardPlay.Over(
            over.submission(), new CardPlay.Injury(pitch.game().batting(), pitch.player(0).id()))
        : play;
  }
}
