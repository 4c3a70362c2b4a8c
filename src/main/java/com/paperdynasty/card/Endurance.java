package com.paperdynasty.card;

import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;

/** How long pitchers last. */
final class Endurance {
  private static final int OUTS_OF_AN_INNING = 3;

  private Endurance() {}

  /**
   * Whether a pitcher has got as many outs in this game as they last. Somebody who starts and never
   * does lasts as long as in relief.
   */
  static boolean isTired(PitchingLine line, Ratings.Pitching ratings) {
    boolean starts = line.lastAppearance().number() == 0 && ratings.starter() > 0;
    int innings = starts ? ratings.starter() : ratings.reliever();
    return line.statLine().get(Stat.OUTS) >= OUTS_OF_AN_INNING * innings;
  }
}
