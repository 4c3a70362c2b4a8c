package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import org.jspecify.annotations.Nullable;

/**
 * Assigns each runner to the responsible pitcher after a play (official rules, 9.16(g)), and finds
 * the batters who are safe only by an error.
 */
final class RunnerResponsibility {
  private final PlayResolution play;
  private final CountedPlay countedPlay;

  /** By starting base; the batter is at 0 when the plate appearance is over. */
  private final @Nullable Runner[] runners = new Runner[4];

  private boolean choice;

  RunnerResponsibility(PlayResolution play, CountedPlay countedPlay) {
    this.play = play;
    this.countedPlay = countedPlay;
    for (int from = 1; from <= 3; from++) {
      runners[from] = play.game.bases().at(from);
    }
    if (play.outcome.isPlateAppearance()) {
      runners[0] = batter();
      choice = isChoice();
      if (choice) {
        handDown();
      }
    }
  }

  /** The runner from that base, with the pitcher who is responsible now. */
  Runner runner(int from) {
    return requireNonNull(runners[from]);
  }

  /** Whether the batter is safe because another was put out, or could have been. */
  boolean choice() {
    return choice;
  }

  /** Whether the batter is safe by an error on a ball that should have been an out. */
  static boolean safeByError(PlayResolution play) {
    if (!play.batterSafe() || play.submission.errors().isEmpty()) {
      return play.outcome.kind() == Kind.ERROR;
    }
    return switch (play.outcome.kind()) {
      case GROUND_BALL, FLY, LINER, POP, BUNT, ERROR -> true;
      case STRIKEOUT, INTERFERENCE, CHOICE, HIT, FREE_PASS, CHECK, BASES -> false;
    };
  }

  private Runner batter() {
    Slot slot = play.game.batter();
    Slot pitcher = requireNonNull(play.game.pitcher());
    return new Runner(slot.player(), slot.order(), slot.position(), pitcher.player().id(), false);
  }

  /** Whether the batter is safe by an error alone, and would be out. */
  boolean isBatterSaved() {
    boolean errors = !play.submission.errors().isEmpty();
    if (!play.batterSafe()) {
      return false;
    }
    if (play.outcome.kind() == Kind.STRIKEOUT) {
      return play.submission.includes(Outcome.PASSED_BALL)
          || (errors && !play.submission.includes(Outcome.WILD_PITCH));
    }
    if (!choice) {
      return safeByError(play);
    }
    return errors && (isRunnerOut(false) ? relayMissed() : play.outcome.kind() == Kind.CHOICE);
  }

  /**
   * Whether only an error on the throw to first saved the batter from a double play. An error that
   * gave a runner an extra base was a wild throw, which need not have been in time.
   */
  private boolean relayMissed() {
    return play.outcome.kind() == Kind.GROUND_BALL
        && requireNonNull(play.advanceFrom(0)).base() == 1
        && (play.outcome != Outcome.GROUNDBALL_B || !gaveAnExtraBase());
  }

  private boolean gaveAnExtraBase() {
    for (int from = 1; from <= 3; from++) {
      Advance way = play.advanceFrom(from);
      if (way != null && way.base() > from + 1) {
        return true;
      }
    }
    return false;
  }

  private boolean isChoice() {
    if (!play.batterSafe()) {
      return false;
    }
    return switch (play.outcome.kind()) {
      case GROUND_BALL, BUNT, CHOICE -> !safeByError(play) || isRunnerOut(false);
      case FLY, LINER, POP, ERROR -> isRunnerOut(true);
      default -> false;
    };
  }

  /**
   * The responsible pitchers keep their order from the lead runner to the batter, and the last of
   * them drops out for each runner put out: a reliever is not charged for a retired runner.
   */
  private void handDown() {
    Runner[] owners = new Runner[4];
    int count = 0;
    for (int from = 3; from >= 0; from--) {
      Runner owner = runners[from];
      if (owner != null) {
        owners[count++] = owner;
      }
    }
    int next = 0;
    int dropped = count - 1;
    for (int from = 3; from >= 0; from--) {
      Runner runner = runners[from];
      if (runner == null) {
        continue;
      }
      Runner owner = countedPlay.isOut(from) ? owners[dropped--] : owners[next++];
      runners[from] = runner.chargedTo(owner.pitcherId());
    }
  }

  /**
   * Whether a runner was put out.
   *
   * @param byForce whether only a force out counts
   */
  private boolean isRunnerOut(boolean byForce) {
    for (int from = 1; from <= 3; from++) {
      Advance way = play.advanceFrom(from);
      boolean force =
          way != null && way.base() == from + 1 && from <= ForcePlay.forcedRunners(play.mask);
      if (way != null && way.out() && countedPlay.isOut(from) && (force || !byForce)) {
        return true;
      }
    }
    return false;
  }
}
