package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Writes a submission for the hash of a state. Enums are written by explicit codes, and {@link
 * Advance.How} by constant name: neither may change.
 */
public final class CanonicalSubmission {
  private CanonicalSubmission() {}

  /** The whole submission, because the box score depends on it: steals, errors, earned runs. */
  public static void write(CanonicalWriter to, Submission submission) {
    Outcome result = submission.result();
    Position location = submission.hitLocation();
    to.text(submission.outcome().code());
    to.text(result == null ? null : result.code());
    to.text(location == null ? null : location.code());
    base(to, submission.runner());
    base(to, submission.bases());
    to.number(submission.with().size());
    for (Submission.With with : submission.with()) {
      to.text(with.outcome().code());
      base(to, with.runner());
    }
    to.number(submission.advances().size());
    for (Advance advance : submission.advances()) {
      advance(to, advance);
    }
    to.number(submission.errors().size());
    for (Position fielder : submission.errors()) {
      to.text(fielder.code());
    }
    scorersWord(to, submission.sacrifice());
    scorersWord(to, submission.gdp());
  }

  private static void advance(CanonicalWriter to, Advance advance) {
    Advance.How how = advance.how();
    to.number(advance.from());
    to.number(advance.base());
    to.flag(advance.out());
    scorersWord(to, advance.rbi());
    scorersWord(to, advance.unearned());
    to.text(how == null ? null : how.name());
  }

  private static void base(CanonicalWriter to, @Nullable Integer base) {
    to.number(base == null ? -1 : base);
  }

  /** The official scorer's true or false, or null. */
  private static void scorersWord(CanonicalWriter to, @Nullable Boolean ruling) {
    to.number(ruling == null ? -1 : ruling ? 1 : 0);
  }
}
