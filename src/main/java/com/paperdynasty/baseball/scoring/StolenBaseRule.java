package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which runners stole a base on a pitch and which were caught stealing (official rules,
 * 9.07).
 */
final class StolenBaseRule {
  private final PlayResolution play;
  private final List<RunnerMove> moves;
  private final List<With> tries = new ArrayList<>(4);

  /**
   * Judges the attempts on a pitch.
   *
   * @param moves the resulting moves
   */
  StolenBaseRule(PlayResolution play, List<RunnerMove> moves) {
    this.play = play;
    this.moves = moves;
    tries.add(new With(play.outcome, play.submission.runner()));
    tries.addAll(play.submission.with());
  }

  /**
   * The statistic of the runner on that base for an attempt of that outcome; null if there is none.
   */
  @Nullable Stat of(Outcome outcome, int base) {
    return switch (outcome) {
      case STOLEN_BASE ->
          isOutStealing(base) ? Stat.CAUGHT_STEALING : stole(base) ? Stat.STOLEN_BASES : null;
      case CAUGHT_STEALING -> caught(base) ? Stat.CAUGHT_STEALING : null;
      case PICK_OFF -> pickedOffOnTheWay(base) ? Stat.CAUGHT_STEALING : null;
      default -> null;
    };
  }

  /**
   * Whether the runner is credited with a stolen base: not on a double steal with the other runner
   * out (9.07(d)), nor where a walk awarded the base, nor on the strikeout that ends the half.
   */
  private boolean stole(int base) {
    RunnerMove runnerMove = move(base);
    if (runnerMove == null || isStrikeoutTheThird() || partnerIsOut(base)) {
      return false;
    }
    int stolen = triedFor(base);
    return runnerMove.out() ? runnerMove.base() > stolen : runnerMove.base() >= stolen;
  }

  /** The base that the runner must reach to be credited: a walk may award the next one. */
  private int triedFor(int base) {
    boolean given =
        play.outcome.kind() == Kind.FREE_PASS && base <= ForcePlay.forcedRunners(play.mask);
    return given ? base + 2 : base + 1;
  }

  /** Whether the runner was put out stealing, and no other outcome names the runner as caught. */
  private boolean isOutStealing(int base) {
    RunnerMove runnerMove = move(base);
    return runnerMove != null
        && runnerMove.out()
        && runnerMove.base() <= triedFor(base)
        && !isNamed(Outcome.CAUGHT_STEALING, base);
  }

  private boolean isNamed(Outcome outcome, int base) {
    for (With other : tries) {
      if (other.outcome() == outcome && Integer.valueOf(base).equals(other.runner())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether another runner who tried to steal on this pitch is put out before reaching and holding
   * the base.
   */
  private boolean partnerIsOut(int base) {
    for (With other : tries) {
      Integer runner = other.runner();
      if (runner == null || runner == base) {
        continue;
      }
      RunnerMove runnerMove = move(runner);
      boolean tried =
          other.outcome() == Outcome.STOLEN_BASE
              || other.outcome() == Outcome.CAUGHT_STEALING
              || (other.outcome() == Outcome.PICK_OFF && pickedOffOnTheWay(runner));
      if (tried && runnerMove != null && runnerMove.out() && runnerMove.base() <= runner + 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether the runner was put out, or is safe only by an error. */
  private boolean caught(int base) {
    RunnerMove runnerMove = move(base);
    return (runnerMove != null && runnerMove.out())
        || (!play.submission.errors().isEmpty() && !isStrikeoutTheThird());
  }

  /**
   * A runner who is picked off and put out on the way to the next base is caught stealing
   * (9.07(h)).
   */
  private boolean pickedOffOnTheWay(int base) {
    RunnerMove runnerMove = move(base);
    boolean named = isNamed(Outcome.CAUGHT_STEALING, base) || isNamed(Outcome.STOLEN_BASE, base);
    return runnerMove != null && runnerMove.out() && runnerMove.base() > base && !named;
  }

  private boolean isStrikeoutTheThird() {
    RunnerMove batter = move(0);
    return play.game.outs() == 2
        && play.outcome.kind() == Kind.STRIKEOUT
        && batter != null
        && batter.out();
  }

  private @Nullable RunnerMove move(int from) {
    return RunnerMove.from(moves, from);
  }
}
