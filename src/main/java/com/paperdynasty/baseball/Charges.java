package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Runner.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for each runner after a play, and whether his run would be earned (rules, section 5).
 */
final class Charges {
  private final Unfolding play;
  private final Verdict verdict;

  /** By where they came from; the batter is there when his turn is over. */
  private final @Nullable Runner[] runners = new Runner[4];

  /** The outs that errors on this very play saved. */
  private int reprieves;

  private boolean choice;

  Charges(Unfolding play, Verdict verdict) {
    this.play = play;
    this.verdict = verdict;
    for (int from = 1; from <= 3; from++) {
      Runner runner = play.game.bases().at(from);
      runners[from] = runner == null ? null : onHisWay(runner, from);
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
    return new Runner(
        slot.player(), slot.order(), slot.position(), pitcher.player().id(), batterPresence());
  }

  private Presence batterPresence() {
    if (play.game.batterReprieved()) {
      return Presence.REPRIEVED;
    }
    if (!play.batterSafe()) {
      return Presence.EARNED;
    }
    boolean strikeout = play.outcome.kind() == Kind.STRIKEOUT;
    boolean notThrown = !play.submission.errors().isEmpty() || play.includes(Outcome.PASSED_BALL);
    if (safeByError(play) || (strikeout && notThrown)) {
      reprieves++;
      return Presence.REPRIEVED;
    }
    return play.outcome == Outcome.CATCHER_INTERFERENCE ? Presence.UNEARNED : Presence.EARNED;
  }

  private Runner onHisWay(Runner runner, int from) {
    Advance way = requireNonNull(play.from(from));
    if (way.out() || way.base() == from) {
      return runner;
    }
    if (wasCaught(from)) {
      reprieves += runner.presence() == Presence.REPRIEVED ? 0 : 1;
      return runner.chargedTo(runner.pitcherId(), Presence.REPRIEVED);
    }
    boolean misplay = play.movedBy(from) == Outcome.PASSED_BALL || isMisplay(play.outcome);
    return misplay ? runner.helped() : runner;
  }

  private static boolean isMisplay(Outcome outcome) {
    return outcome == Outcome.PASSED_BALL || outcome == Outcome.PICKOFF_ERROR;
  }

  /** Caught or picked off, and yet safe: an error saved him. */
  private boolean wasCaught(int from) {
    Integer main = play.submission.runner();
    if (main != null && main == from && isCatch(play.outcome)) {
      return true;
    }
    return play.submission.with().stream()
        .anyMatch(with -> isCatch(with.outcome()) && Integer.valueOf(from).equals(with.runner()));
  }

  private static boolean isCatch(Outcome outcome) {
    return outcome == Outcome.CAUGHT_STEALING || outcome == Outcome.PICK_OFF;
  }

  private boolean isChoice() {
    if (!play.batterSafe() || safeByError(play)) {
      return false;
    }
    return switch (play.outcome.kind()) {
      case GROUND_BALL, BUNT, CHOICE -> true;
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
      Presence presence =
          owner.presence() == Presence.PLACED && !owner.equals(runner)
              ? Presence.UNEARNED
              : owner.presence();
      runners[from] = runner.chargedTo(owner.pitcherId(), presence);
    }
  }

  private boolean isOut(int from) {
    for (int i = 0; i < play.count(); i++) {
      if (play.inOrder(i).from() == from) {
        return verdict.counts(i) && play.inOrder(i).out();
      }
    }
    return false;
  }

  /** The outs that there would be before any of this play's, had there been no errors. */
  int outsButForErrorsBefore() {
    return play.game.outsButForErrors()
        + reprieves
        + (play.includes(Outcome.FOUL_ERROR) && !play.game.batterReprieved() ? 1 : 0);
  }
}
