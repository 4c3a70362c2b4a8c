package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for each runner after a play, and who is safe by an error alone (official rules,
 * 9.16(g)).
 */
final class Charges {
  private final Unfolding play;
  private final Verdict verdict;

  /** By where they came from; the batter is there when his turn is over. */
  private final @Nullable Runner[] runners = new Runner[4];

  private boolean choice;

  Charges(Unfolding play, Verdict verdict) {
    this.play = play;
    this.verdict = verdict;
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

  /** Whoever came from there, as he will be charged. */
  Runner runner(int from) {
    return requireNonNull(runners[from]);
  }

  /** Whether the batter is safe because another was put out, or could have been. */
  boolean choice() {
    return choice;
  }

  /** Whether the batter is safe by an error on a ball that should have been an out. */
  static boolean safeByError(Unfolding play) {
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
      return play.includes(Outcome.PASSED_BALL) || (errors && !play.includes(Outcome.WILD_PITCH));
    }
    if (!choice) {
      return safeByError(play);
    }
    return errors && (isRunnerOut(false) ? relayMissed() : play.outcome.kind() == Kind.CHOICE);
  }

  /** An error on the throw to first let a ball for a double play put out one alone. */
  private boolean relayMissed() {
    return play.outcome.kind() == Kind.GROUND_BALL
        && play.outcome != Outcome.GROUNDBALL_B
        && requireNonNull(play.from(0)).base() == 1;
  }

  /** Caught or picked off, and yet safe: an error saved him. */
  boolean wasCaught(int from) {
    Integer main = play.submission.runner();
    if (main != null && main == from && play.outcome.isRunnerCaught()) {
      return true;
    }
    for (With with : play.submission.with()) {
      if (with.outcome().isRunnerCaught() && Integer.valueOf(from).equals(with.runner())) {
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
   * The owners keep their order from the lead runner to the batter, and the last of them drops out
   * for each runner put out: a pitcher who came in is not charged for the runner he got out.
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
      Runner owner = isOut(from) ? owners[dropped--] : owners[next++];
      runners[from] = runner.chargedTo(owner.pitcherId());
    }
  }

  /** Whether a runner was put out, or was so where he was forced to go. */
  private boolean isRunnerOut(boolean byForce) {
    for (int from = 1; from <= 3; from++) {
      Advance way = play.from(from);
      boolean force =
          way != null && way.base() == from + 1 && from <= Ways.forcedRunners(play.mask);
      if (way != null && way.out() && isOut(from) && (force || !byForce)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOut(int from) {
    for (int i = 0; i < play.count(); i++) {
      if (play.inOrder(i).from() == from) {
        return verdict.counts(i) && play.inOrder(i).out();
      }
    }
    return false;
  }
}
