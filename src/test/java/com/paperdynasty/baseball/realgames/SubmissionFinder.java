package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds for a real play an infield depth and a submission with the same result. It first looks for
 * an outcome whose table matches; then it adds the advances that differ, and marks only where the
 * scorer disagreed with the rules.
 */
public final class SubmissionFinder {

  /**
   * A submission for a play.
   *
   * @param exact whether its result equals the real one, with the marks of every run
   */
  public record Sent(Defense defense, Submission submission, boolean exact) {
    public boolean needsAdvances() {
      return !submission.advances().isEmpty();
    }
  }

  private SubmissionFinder() {}

  /** The submission for a play; null if none is even near. */
  public static Sent read(BallGame game, RealPlay play) {
    Sent likely = best(game, play, SubmissionCandidates.of(play));
    if (likely != null && likely.exact()) {
      return likely;
    }
    Sent other = best(game, play, SubmissionCandidates.lastResort(play));
    if (other != null && other.exact()) {
      return other;
    }
    Sent judged = best(game, play, judged(play));
    return judged != null && judged.exact() ? judged : likely == null ? other : likely;
  }

  /** With decisions of the official scorer, where they differ from the rules. */
  private static List<Submission> judged(RealPlay play) {
    boolean sacrifice = play.has("SH") || play.has("SF");
    boolean doublePlay = play.has("GDP") || play.has("BGDP");
    List<Submission> judged = new ArrayList<>();
    for (Submission candidate : SubmissionCandidates.of(play)) {
      judged.add(candidate.withGroundedIntoDouble(doublePlay));
      judged.add(candidate.withSacrifice(sacrifice));
    }
    return judged;
  }

  private static Sent best(BallGame game, RealPlay play, List<Submission> candidates) {
    Sent near = null;
    for (Detail detail : Detail.values()) {
      for (Submission candidate : candidates) {
        for (Defense defense : defenses(game, candidate)) {
          BallGame before = game.withDefense(defense);
          Submission submission = detail.applyTo(before, candidate, play);
          Fit fit = submission == null ? Fit.NOT : Fit.of(before, submission, play);
          if (fit == Fit.EXACT) {
            return new Sent(defense, submission, true);
          }
          if (fit == Fit.NEAR && near == null) {
            near = new Sent(defense, submission, false);
          }
        }
      }
    }
    return near;
  }

  /** The infield depths that may apply; the current one comes first. */
  private static List<Defense> defenses(BallGame game, Submission candidate) {
    List<Defense> all = new ArrayList<>();
    all.add(game.defense());
    if (candidate.outcome().kind() == Outcome.Kind.GROUND_BALL && game.bases().occupied(3)) {
      for (InfieldDepth depth : InfieldDepth.values()) {
        all.add(new Defense(depth, List.of()));
      }
    }
    return all;
  }

  /** How many advances a submission names, from none to all. */
  private enum Detail {
    NOTHING,
    DIFFERENCES,
    DIFFERENCES_MARKED,
    RUNS_MARKED,
    EVERYTHING,
    EVERYTHING_MARKED,
    /**
     * Only outs and runs: runners left at the end of a half do not count, and are not always noted.
     */
    WHAT_COUNTS;

    Submission applyTo(BallGame game, Submission candidate, RealPlay play) {
      if (this == NOTHING) {
        return candidate;
      }
      boolean marked =
          this == DIFFERENCES_MARKED || this == RUNS_MARKED || this == EVERYTHING_MARKED;
      List<Advance> named = new ArrayList<>();
      List<Advance> all = allAdvances(game, play);
      if (this == WHAT_COUNTS) {
        all.removeIf(advance -> !advance.out() && advance.base() < 4);
      }
      for (Advance actual : all) {
        Advance advance = offTheBase(candidate, actual, play, game.bases().mask());
        boolean run = advance.base() == 4 && !advance.out();
        if (this == WHAT_COUNTS
            || this == EVERYTHING
            || this == EVERYTHING_MARKED
            || (this == RUNS_MARKED && run)
            || differs(game, candidate, advance)) {
          named.add(marked ? advance : unmarked(advance));
        }
      }
      return named.isEmpty() ? null : candidate.withAdvances(named);
    }

    private static boolean differs(BallGame game, Submission candidate, Advance advance) {
      if (!(Umpire.rule(game, candidate) instanceof Ruling.Legal legal)) {
        return true;
      }
      for (RunnerMove runnerMove : legal.play().moves()) {
        if (runnerMove.from() == advance.from()) {
          return runnerMove.base() != advance.base() || runnerMove.out() != advance.out();
        }
      }
      return advance.out() || advance.base() != advance.from();
    }

    /** On a hit, a runner who is out at the base of the force had touched it before. */
    private static Advance offTheBase(
        Submission candidate, Advance advance, RealPlay play, int mask) {
      if (!candidate.outcome().isHit() || !advance.out() || advance.how() != null) {
        return advance;
      }
      int bases = candidate.outcome().basesForBatter();
      if (advance.from() == 0 && passes(advance, play)) {
        return advance.withHow(How.PASSED);
      }
      if (advance.from() == 0) {
        return advance.base() > bases
            ? advance
            : Advance.out(0, Math.min(bases, 3)).withHow(How.TOUCHED);
      }
      boolean forced = (mask & ((1 << advance.from()) - 1)) == (1 << advance.from()) - 1;
      return forced && advance.base() == advance.from() + 1
          ? advance.withHow(How.TOUCHED)
          : advance;
    }

    /** Whether the batter is past the base of a runner ahead. */
    private static boolean passes(Advance batter, RealPlay play) {
      return play.basesBefore().stream()
          .anyMatch(
              base ->
                  base < batter.base()
                      && (play.from(base) == null || play.from(base).base() == base));
    }

    /**
     * The advances of all runners, and of the batter if the plate appearance is over; runners who
     * stayed come first.
     */
    private static List<Advance> allAdvances(BallGame game, RealPlay play) {
      List<Advance> all = new ArrayList<>();
      for (int base = 3; base >= 1; base--) {
        if (game.bases().occupied(base) && play.from(base) == null) {
          all.add(Advance.to(base, base));
        }
      }
      all.addAll(play.inOrder());
      all.removeIf(advance -> advance.from() == 0 && !play.plateAppearance());
      return all;
    }

    private static Advance unmarked(Advance advance) {
      return new Advance(advance.from(), advance.base(), advance.out(), null, null, advance.how());
    }
  }

  /** How well a submission matches the play. */
  private enum Fit {
    NOT,
    NEAR,
    EXACT;

    static Fit of(BallGame game, Submission submission, RealPlay play) {
      if (!(Umpire.rule(game, submission) instanceof Ruling.Legal legal)) {
        return NOT;
      }
      PlayResult result = legal.play();
      boolean over = Innings.after(game, result).isOver();
      boolean ends = over || game.outs() + result.outs() == 3;
      if (result.outs() != play.outs()
          || result.runs() != play.runs()
          || !(ends || sameBases(result, play, game))) {
        return NOT;
      }
      return sameScoring(result, play) && sameMarks(result, play) ? EXACT : NEAR;
    }

    private static boolean sameBases(PlayResult result, RealPlay play, BallGame game) {
      for (int base = 1; base <= 3; base++) {
        String expected = null;
        for (int from = 0; from <= 3; from++) {
          Advance advance = play.from(from);
          boolean stays = advance == null && from == base && game.bases().occupied(base);
          boolean arrives = advance != null && !advance.out() && advance.base() == base;
          if (stays || arrives) {
            expected =
                from == 0 ? game.batter().player().id() : game.bases().at(from).player().id();
          }
        }
        String actual =
            result.bases().at(base) == null ? null : result.bases().at(base).player().id();
        if (expected == null ? actual != null : !expected.equals(actual)) {
          return false;
        }
      }
      return true;
    }

    private static boolean sameScoring(PlayResult result, RealPlay play) {
      boolean doublePlay = Stream.of("GDP", "BGDP").anyMatch(play::has);
      return has(result, Stat.SACRIFICE_FLIES) == play.has("SF")
          && has(result, Stat.SACRIFICE_HITS) == play.has("SH")
          && has(result, Stat.GROUNDED_INTO_DP) == doublePlay;
    }

    private static boolean has(PlayResult result, Stat stat) {
      return result.credits().stream().map(StatCredit::stat).anyMatch(stat::equals);
    }

    private static boolean sameMarks(PlayResult result, RealPlay play) {
      for (RunnerMove runnerMove : result.moves()) {
        if (runnerMove.scored()) {
          Advance advance = play.from(runnerMove.from());
          boolean same =
              advance != null
                  && advance.rbi() != null
                  && advance.rbi() == runnerMove.battedIn()
                  && (advance.unearned() == null || advance.unearned() != runnerMove.earned());
          if (!same) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
