package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.Ratings.Grade;

/**
 * What a d20 makes of a bunt by the batter's grade: from below a pop-up, then a bunt that is too
 * hard, and from above one that nobody gets to.
 */
final class BuntTable {
  private final Grade grade;
  private final int drawnIn;

  /**
   * The table for that batter.
   *
   * @param infield an infield that plays in gets to more of them
   */
  BuntTable(Grade grade, InfieldDepth infield) {
    this.grade = grade;
    this.drawnIn = infield == InfieldDepth.BACK ? 0 : 4;
  }

  boolean isPopUp(int d20) {
    return d20 <= popUps();
  }

  /** The fielders have time to throw at the lead runner. */
  boolean isTooHard(int d20) {
    return d20 <= popUps() + drawnIn + byGrade(2, 4, 6, 8);
  }

  /** On a squeeze: the batter does not get the bat on the ball. */
  boolean isMissed(int d20) {
    return d20 <= popUps() + byGrade(1, 2, 3, 4);
  }

  boolean isHit(int d20) {
    return d20 > Cell.FACES - byGrade(2, 1, 1, 0);
  }

  private int popUps() {
    return byGrade(1, 2, 3, 5);
  }

  private int byGrade(int a, int b, int c, int d) {
    return switch (grade) {
      case A -> a;
      case B -> b;
      case C -> c;
      case D -> d;
    };
  }

  /** Where the ball goes, by the d20 of the roll. */
  static Position location(int resolutionD20) {
    return switch (resolutionD20 % 3) {
      case 0 -> Position.THIRD_BASE;
      case 1 -> Position.PITCHER;
      default -> Position.FIRST_BASE;
    };
  }
}
