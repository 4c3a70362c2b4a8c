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
 * Turns real plays into what a manager may send: an infield depth and a submission. He looks for
 * the outcome whose table says what happened; failing that he adds the advances that differ, and
 * only where the scorer disagrees with the rules a mark.
 */
public final class SubmissionFinder {

  /**
   * What is sent for a play.
   *
   * @param exact whether it comes out as it really was, in every run's marks too
   */
  public record Sent(Defense defense, Submission submission, boolean exact) {
    public boolean needsAdvances() {
      return !submission.advances().isEmpty();
    }
  }

  private SubmissionFinder() {}

  /** What to send for a play; null if nothing comes out even nearly so. */
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

  /** With the official scorer's word, where he saw it otherwise than the rules have it. */
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
    Sent nearly = null;
    for (Telling telling : Telling.values()) {
      for (Submission candidate : candidates) {
        for (Defense defense : defenses(game, candidate)) {
          BallGame before = game.withDefense(defense);
          Submission told = telling.tell(before, candidate, play);
          Fit fit = told == null ? Fit.NOT : Fit.of(before, told, play);
          if (fit == Fit.EXACT) {
            return new Sent(defense, told, true);
          }
          if (fit == Fit.NEAR && nearly == null) {
            nearly = new Sent(defense, told, false);
          }
        }
      }
    }
    return nearly;
  }

  /** Depths that a table is read by; the one that stands comes first. */
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

  /** How much the manager tells of the runners: as little as will do. */
  private enum Telling {
    NOTHING,
    DIFFERENCES,
    DIFFERENCES_MARKED,
    RUNS_MARKED,
    EVERYTHING,
    EVERYTHING_MARKED,
    /** Where somebody stood when the half ended is of no account, and not always noted. */
    WHAT_COUNTS;

    Submission tell(BallGame game, Submission candidate, RealPlay play) {
      if (this == NOTHING) {
        return candidate;
      }
      boolean marked =
          this == DIFFERENCES_MARKED || this == RUNS_MARKED || this == EVERYTHING_MARKED;
      List<Advance> told = new ArrayList<>();
      List<Advance> all = everything(game, play);
      if (this == WHAT_COUNTS) {
        all.removeIf(way -> !way.out() && way.base() < 4);
      }
      for (Advance really : all) {
        Advance way = offTheBase(candidate, really, play, game.bases().mask());
        boolean run = way.base() == 4 && !way.out();
        if (this == WHAT_COUNTS
            || this == EVERYTHING
            || this == EVERYTHING_MARKED
            || (this == RUNS_MARKED && run)
            || differs(game, candidate, way)) {
          told.add(marked ? way : unmarked(way));
        }
      }
      return told.isEmpty() ? null : candidate.withAdvances(told);
    }

    private static boolean differs(BallGame game, Submission candidate, Advance way) {
      if (!(Umpire.rule(game, candidate) instanceof Ruling.Legal legal)) {
        return true;
      }
      for (RunnerMove runnerMove : legal.play().moves()) {
        if (runnerMove.from() == way.from()) {
          return runnerMove.base() != way.base() || runnerMove.out() != way.out();
        }
      }
      return way.out() || way.base() != way.from();
    }

    /** On a hit a runner who is out at the base that he had to reach had reached it before. */
    private static Advance offTheBase(Submission candidate, Advance way, RealPlay play, int mask) {
      if (!candidate.outcome().isHit() || !way.out() || way.how() != null) {
        return way;
      }
      int bases = candidate.outcome().basesForBatter();
      if (way.from() == 0 && passes(way, play)) {
        return way.withHow(How.PASSED);
      }
      if (way.from() == 0) {
        return way.base() > bases ? way : Advance.out(0, Math.min(bases, 3)).withHow(How.TOUCHED);
      }
      boolean forced = (mask & ((1 << way.from()) - 1)) == (1 << way.from()) - 1;
      return forced && way.base() == way.from() + 1 ? way.withHow(How.TOUCHED) : way;
    }

    /** Whether one who was ahead of the batter holds a base that he is past. */
    private static boolean passes(Advance batter, RealPlay play) {
      return play.basesBefore().stream()
          .anyMatch(
              base ->
                  base < batter.base()
                      && (play.from(base) == null || play.from(base).base() == base));
    }

    /** Every runner's way, and that of the batter if his turn is over; who stayed first. */
    private static List<Advance> everything(BallGame game, RealPlay play) {
      List<Advance> all = new ArrayList<>();
      for (int base = 3; base >= 1; base--) {
        if (game.bases().occupied(base) && play.from(base) == null) {
          all.add(Advance.to(base, base));
        }
      }
      all.addAll(play.inOrder());
      all.removeIf(way -> way.from() == 0 && !play.plateAppearance());
      return all;
    }

    private static Advance unmarked(Advance way) {
      return new Advance(way.from(), way.base(), way.out(), null, null, way.how());
    }
  }

  /** How well a submission tells what happened. */
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
          Advance way = play.from(from);
          boolean stays = way == null && from == base && game.bases().occupied(base);
          boolean arrives = way != null && !way.out() && way.base() == base;
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
      boolean manifold = Stream.of("GDP", "BGDP").anyMatch(play::has);
      return has(result, Stat.SACRIFICE_FLIES) == play.has("SF")
          && has(result, Stat.SACRIFICE_HITS) == play.has("SH")
          && has(result, Stat.GROUNDED_INTO_DP) == manifold;
    }

    private static boolean has(PlayResult result, Stat stat) {
      return result.credits().stream().map(StatCredit::stat).anyMatch(stat::equals);
    }

    private static boolean sameMarks(PlayResult result, RealPlay play) {
      for (RunnerMove runnerMove : result.moves()) {
        if (runnerMove.scored()) {
          Advance way = play.from(runnerMove.from());
          boolean same =
              way != null
                  && way.rbi() != null
                  && way.rbi() == runnerMove.battedIn()
                  && (way.unearned() == null || way.unearned() != runnerMove.earned());
          if (!same) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
