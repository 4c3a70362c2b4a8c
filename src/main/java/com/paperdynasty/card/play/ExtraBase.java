package com.paperdynasty.card.play;

import static java.util.Objects.requireNonNullElse;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import org.jspecify.annotations.Nullable;

/**
 * The chances of runners who try for a base more than the table gives them: their running, more or
 * less by the base and the place of the ball, less the arm of the fielder there. With two outs
 * runners go with the ball off the bat.
 */
final class ExtraBase {
  private static final int HOME_ON_SINGLE = 9;
  private static final int HOME_ON_DOUBLE = 8;
  private static final int HOME_ON_FLY = 9;

  /** The batter, who has farther to go, and follows a runner whom the fielders may leave alone. */
  private static final int BATTER = -2;

  private static final int TWO_OUTS = 2;
  private static final int OFF_THE_BAT = 2;

  private ExtraBase() {}

  /**
   * The chance on a hit.
   *
   * @param from the runner's base, or 0 for the batter
   * @param base for which they try
   */
  static int onHit(Pitch pitch, Submission hit, int from, int base) {
    int more = pitch.game().outs() == TWO_OUTS ? OFF_THE_BAT : 0;
    return chance(pitch, from, hit.hitLocation(), more + bonus(base, from, hit.hitLocation()));
  }

  /** The chance of the runner on third on a fly ball that is caught. */
  static int onFly(Pitch pitch, @Nullable Position location) {
    return chance(pitch, 3, location, HOME_ON_FLY);
  }

  private static int chance(Pitch pitch, int from, @Nullable Position location, int bonus) {
    Position place = requireNonNullElse(location, Position.CENTER_FIELD);
    return Pitch.contested(pitch.running(from) + bonus - pitch.arm(place));
  }

  private static int bonus(int base, int from, @Nullable Position location) {
    if (from == 0) {
      return BATTER;
    }
    return base == 3 ? toThird(location) : from == 2 ? HOME_ON_SINGLE : HOME_ON_DOUBLE;
  }

  /** The throw to third is short from left field. */
  private static int toThird(@Nullable Position location) {
    if (location == null) {
      return toThird(Position.CENTER_FIELD);
    }
    return switch (location) {
      case RIGHT_FIELD -> 7;
      case LEFT_FIELD -> 2;
      default -> 5;
    };
  }
}
