package com.paperdynasty.card;

import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.TeamBook;

/** How long pitchers last. */
final class Endurance {
  private static final int OUTS_OF_AN_INNING = 3;

  private Endurance() {}

  /**
   * Whether the pitcher on the mound has got as many outs in this game as they last. Somebody who
   * starts and never does lasts as long as in relief.
   */
  static boolean isTired(TeamBook book, Ratings.Pitching ratings) {
    PitchingLine line = book.pitcherOfRecord();
    boolean starts = ratings.starter() > 0 && book.isStarter(line);
    int innings = starts ? ratings.starter() : ratings.reliever();
    return line.statLine().get(Stat.OUTS) >= OUTS_OF_AN_INNING * innings;
  }
}
