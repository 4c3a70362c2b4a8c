package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.Advance.How;
import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Credit;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Innings;
import com.paperdynasty.baseball.Move;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Stat;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Umpire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns real plays into what a manager may send: an infield depth and a submission. He looks for
 * the outcome whose table says what happened; failing that he adds the advances that differ, and
 * only where the scorer disagrees with the rules a mark.
 */
public final class RealManager {

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

  private RealManager() {}

  /** What to send for a play; null if nothing comes out even nearly so. */
  public static Sent read(BallGame game, RealPlay play) {
    Sent likely = best(game, play, Candidates.of(play));
    if (likely != null && likely.exact()) {
      return likely;
    }
    Sent other = best(game, play, Candidates.lastResort(play));
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
    for (Submission candidate : Candidates.of(play)) {
      judged.add(candidate.groundingIntoDouble(doublePlay));
      judged.add(candidate.sacrificing(sacrifice));
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
      return told.isEmpty() ? null : candidate.advancing(told);
    }

    private static boolean differs(BallGame game, Submission candidate, Advance way) {
      if (!(Umpire.rule(game, candidate) instanceof Ruling.Legal legal)) {
        return true;
      }
      for (Move move : legal.play().moves()) {
        if (move.from() == way.from()) {
          return move.base() != way.base() || move.out() != way.out();
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
        return way.being(How.PASSED);
      }
      if (way.from() == 0) {
        return way.base() > bases ? way : Advance.out(0, Math.min(bases, 3)).being(How.TOUCHED);
      }
      boolean forced = (mask & ((1 << way.from()) - 1)) == (1 << way.from()) - 1;
      return forced && way.base() == way.from() + 1 ? way.being(How.TOUCHED) : way;
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
      return result.credits().stream().map(Credit::stat).anyMatch(stat::equals);
    }

    private static boolean sameMarks(PlayResult result, RealPlay play) {
      for (Move move : result.moves()) {
        if (move.scored()) {
          Advance way = play.from(move.from());
          boolean same =
              way != null
                  && way.rbi() != null
                  && way.rbi() == move.battedIn()
                  && (way.unearned() == null || way.unearned() != move.earned());
          if (!same) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
