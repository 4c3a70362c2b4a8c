package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a play is a sacrifice (official rules, 9.08). */
public final class SacrificeRule {
  private SacrificeRule() {}

  /**
   * A sacrifice hit, a sacrifice fly, or null. A decision of the official scorer has precedence.
   */
  static @Nullable Stat of(PlayResolution play, List<RunnerMove> moves) {
    Boolean ruling = play.submission.sacrifice();
    if (ruling != null) {
      return ruling ? statFor(play) : null;
    }
    if (play.game.outs() == 2) {
      return null;
    }
    if (play.outcome == Outcome.SAC_BUNT) {
      return isHit(play, moves) ? Stat.SACRIFICE_HITS : null;
    }
    boolean fly = play.outcome.isInTheAir() && moves.stream().anyMatch(RunnerMove::battedIn);
    return fly ? Stat.SACRIFICE_FLIES : null;
  }

  /**
   * Why the official scorer's decision on a sacrifice is refused, or null: a sacrifice fly scores a
   * run, a sacrifice bunt advances a runner, and neither is a double play that the batter grounded
   * into.
   */
  static @Nullable public String faultIn(PlayResolution play, PlayResult result) {
    boolean ruling = Boolean.TRUE.equals(play.submission.sacrifice());
    if (ruling && statFor(play) == Stat.SACRIFICE_FLIES && result.runs() == 0) {
      return "sacrifice is for a fly on which a runner scores";
    }
    if (ruling && statFor(play) == Stat.SACRIFICE_HITS && !movesUp(play, result.moves())) {
      return "sacrifice is for a bunt on which a runner moves up";
    }
    boolean both = result.isCredited(Stat.GROUNDED_INTO_DP);
    both &= result.isCredited(Stat.SACRIFICE_HITS) || result.isCredited(Stat.SACRIFICE_FLIES);
    return both ? "It is a sacrifice or a gdp, not both: say false of the other" : null;
  }

  private static boolean movesUp(PlayResolution play, List<RunnerMove> moves) {
    for (RunnerMove runnerMove : moves) {
      int reached =
          runnerMove.out() && !isOffTheBase(play, runnerMove.from())
              ? runnerMove.base() - 1
              : runnerMove.base();
      if (runnerMove.from() > 0 && reached > runnerMove.from()) {
        return true;
      }
    }
    return false;
  }

  /** The kind of sacrifice that the play can be; on an error the hit location decides. */
  private static Stat statFor(PlayResolution play) {
    Position location = play.submission.hitLocation();
    boolean fly =
        play.outcome.kind() == Kind.ERROR
            ? location != null && location.inOutfield()
            : play.outcome.isInTheAir();
    return fly ? Stat.SACRIFICE_FLIES : Stat.SACRIFICE_HITS;
  }

  /**
   * The bunt advances a runner, and no runner is put out at the next base; a runner put out further
   * on has advanced. The batter is out before first, or safe by an error, or no runner was put out.
   */
  private static boolean isHit(PlayResolution play, List<RunnerMove> moves) {
    boolean movedUp = false;
    boolean chosen = play.batterSafe() && play.submission.errors().isEmpty();
    for (RunnerMove runnerMove : moves) {
      if (runnerMove.from() == 0) {
        if (runnerMove.out() && runnerMove.base() > 1) {
          return false;
        }
        continue;
      }
      boolean put = runnerMove.out() && !isOffTheBase(play, runnerMove.from());
      if (put && (chosen || runnerMove.base() <= runnerMove.from() + 1)) {
        return false;
      }
      movedUp |= runnerMove.base() > runnerMove.from();
    }
    return movedUp;
  }

  private static boolean isOffTheBase(PlayResolution play, int from) {
    Advance advance = play.advanceFrom(from);
    return advance != null && advance.is(Advance.How.TOUCHED);
  }
}
