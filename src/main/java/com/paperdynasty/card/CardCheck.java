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
   */
  public static @Nullable Problem faultIn(Submission submission, CellReading reading) {
    return !isDecidedByCards(submission.outcome()) || matches(submission, reading)
        ? null
        : new Problem(
            ErrorCode.INVALID,
            "Outcome does not match the card",
            "outcome",
            List.of(allowed(reading)),
            null,
            null);
  }

  /** Whether a card decides about such an outcome. */
  public static boolean isDecidedByCards(Outcome outcome) {
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

  /** {@code groundball_a SS}, {@code error 3B 2}. */
  private static String allowed(CellReading reading) {
    Position location = reading.printed().hitLocation();
    Integer bases = reading.printed().bases();
    return reading.outcome().code()
        + (location == null ? "" : " " + location.code())
        + (bases == null ? "" : " " + bases);
  }
}
