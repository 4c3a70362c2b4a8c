package com.paperdynasty.card;

import static java.util.Objects.requireNonNullElse;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a manager submits with the cell that the dice have read. */
public final class CardCheck {
  private CardCheck() {}

  /**
   * Null if the submission says what the card says, or is of a kind that no card decides: a bunt,
   * an intentional walk, a play on the bases. Otherwise the refusal, with what the cell allows.
   *
   * <p>Where the card has a hit location the submission has the same one. It may be left out where
   * the outcome does not need one.
   *
   * @param misplay the wild pitch, passed ball or balk that the dice have read before the cell:
   *     then nothing else is allowed, and without it none of the three is
   */
  public static @Nullable Problem faultIn(
      Submission submission, CellReading reading, @Nullable Outcome misplay) {
    return isAsRead(submission, reading, misplay)
        ? null
        : mismatch(misplay == null ? reading.submission() : Submission.of(misplay));
  }

  /**
   * The refusal of what the cards do not say.
   *
   * @param read what they say: {@code groundball_a SS}, {@code error 3B 2}
   */
  public static Problem mismatch(Submission read) {
    Position location = read.hitLocation();
    Integer bases = read.bases();
    String allowed =
        read.outcome().code()
            + (location == null ? "" : " " + location.code())
            + (bases == null ? "" : " " + bases);
    return new Problem(
        ErrorCode.INVALID,
        "Outcome does not match the card",
        "outcome",
        List.of(allowed),
        null,
        null);
  }

  private static boolean isAsRead(
      Submission submission, CellReading reading, @Nullable Outcome misplay) {
    Outcome outcome = submission.outcome();
    if (submission.with().stream().anyMatch(with -> isMisplay(with.outcome()))) {
      return false;
    }
    if (misplay != null) {
      return outcome == misplay || outcome == Outcome.INTENTIONAL_WALK;
    }
    return !isMisplay(outcome) && (!isDecidedByCards(outcome) || matches(submission, reading));
  }

  private static boolean isMisplay(Outcome outcome) {
    return switch (outcome) {
      case WILD_PITCH, PASSED_BALL, BALK -> true;
      default -> false;
    };
  }

  /** Whether a card decides about such an outcome. */
  private static boolean isDecidedByCards(Outcome outcome) {
    return outcome.isPlateAppearance()
        && outcome != Outcome.SAC_BUNT
        && outcome != Outcome.INTENTIONAL_WALK;
  }

  private static boolean matches(Submission submission, CellReading reading) {
    CardOutcome printed = reading.printed();
    return submission.outcome() == reading.outcome()
        && isLocationOf(printed, submission.hitLocation())
        && (printed.outcome() != Outcome.REACHED_ON_ERROR
            || bases(submission.bases()) == bases(printed.bases()));
  }

  private static boolean isLocationOf(CardOutcome printed, @Nullable Position submitted) {
    Position location = printed.hitLocation();
    return location == null
        || location == submitted
        || (submitted == null && !printed.outcome().needsHitLocation());
  }

  private static int bases(@Nullable Integer bases) {
    return requireNonNullElse(bases, 1);
  }
}
