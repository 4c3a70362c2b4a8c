package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Outcome.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a play was a sacrifice (rules, section 5). */
final class Sacrifices {
  private Sacrifices() {}

  /** A sacrifice hit, a sacrifice fly, or null. The official scorer's word comes first. */
  static @Nullable Stat of(Unfolding play, List<Move> moves) {
    Boolean said = play.submission.sacrifice();
    if (said != null) {
      return said ? sort(play) : null;
    }
    if (play.game.outs() == 2) {
      return null;
    }
    if (play.outcome == Outcome.SAC_BUNT) {
      return isHit(play, moves) ? Stat.SACRIFICE_HITS : null;
    }
    boolean fly = isInTheAir(play.outcome) && moves.stream().anyMatch(Move::battedIn);
    return fly ? Stat.SACRIFICE_FLIES : null;
  }

  /** A ball that somebody caught, or dropped. */
  static boolean isInTheAir(Outcome outcome) {
    return switch (outcome.kind()) {
      case FLY, LINER, POP -> true;
      default -> false;
    };
  }

  /** Which of the two it would be: of a misplay it says where the ball went. */
  private static Stat sort(Unfolding play) {
    Position location = play.submission.hitLocation();
    boolean fly =
        play.outcome.kind() == Kind.ERROR
            ? location != null && location.inOutfield()
            : isInTheAir(play.outcome);
    return fly ? Stat.SACRIFICE_FLIES : Stat.SACRIFICE_HITS;
  }

  /**
   * A runner moves up by the bunt, and nobody is put out at the base to which it would have moved
   * him; who is put out at a further base has moved up.
   */
  private static boolean isHit(Unfolding play, List<Move> moves) {
    boolean movedUp = false;
    for (Move move : moves) {
      if (move.from() == 0) {
        continue;
      }
      Advance way = play.from(move.from());
      boolean touched = way != null && way.is(Advance.How.TOUCHED);
      if (move.out() && move.base() == move.from() + 1 && !touched) {
        return false;
      }
      movedUp |= move.base() > move.from();
    }
    return movedUp;
  }
}
