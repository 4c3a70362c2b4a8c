package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.expectancy.Expectancy;
import com.paperdynasty.baseball.expectancy.PlayWorth;
import com.paperdynasty.baseball.expectancy.RunDistribution;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.BallGame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a play was worth, and for whom it counts. Stealing, being caught and being picked
 * off count for the runner; everything else counts for the batter.
 */
final class PlayWorthScorer {
  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final List<RunnerMove> moves;
  private final Expectancy expectancy;
  private final BallGame game;
  private final boolean bottom;
  private final int homeLead;

  PlayWorthScorer(PlayResolution play, CountedPlay countedPlay, List<RunnerMove> moves) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.moves = moves;
    this.game = play.game;
    this.expectancy = game.league().expectancy();
    this.bottom = game.half() == Half.BOTTOM;
    this.homeLead = game.lineScore().lead(Side.HOME);
  }

  /** The worth of the play that leaves the runners on those bases. */
  PlayWorth worth(int basesAfter) {
    int before = state(game.outs(), play.mask);
    int after = state(game.outs() + countedPlay.outs, basesAfter);
    int wpa = wins(after, countedPlay.runs) - wins(before, 0);
    int re24 = runs(after, countedPlay.runs) - runs(before, 0);
    int leverage = expectancy.leverage(game.inning(), bottom, before, homeLead);
    String batter = game.batter().player().id();
    if (!includesRunning()) {
      return new PlayWorth(wpa, re24, leverage, batter, List.of());
    }
    List<PlayWorth.Share> shares = shares();
    return new PlayWorth(wpa, re24, leverage, main(wpa, re24, shares, batter), shares);
  }

  /** The runner of a play that was all theirs; else the batter, whose is what is left. */
  private String main(int wpa, int re24, List<PlayWorth.Share> shares, String batter) {
    Integer base = play.submission.runner();
    Runner runner = base == null || !isRunning(play.outcome) ? null : game.bases().at(base);
    int ownWpa = shares.stream().mapToInt(PlayWorth.Share::wpa).sum();
    int ownRe24 = shares.stream().mapToInt(PlayWorth.Share::re24).sum();
    return runner != null && ownWpa == wpa && ownRe24 == re24 ? runner.player().id() : batter;
  }

  /** The shares of the runners, as if each had gone alone and before the rest, the leader first. */
  private List<PlayWorth.Share> shares() {
    List<PlayWorth.Share> shares = new ArrayList<>(2);
    int outs = game.outs();
    int mask = play.mask;
    int scored = 0;
    for (int base = 3; base >= 1; base--) {
      RunnerMove move = isRunningFrom(base) ? RunnerMove.from(moves, base) : null;
      Runner runner = game.bases().at(base);
      if (move == null || runner == null) {
        continue;
      }
      int left = mask & ~(1 << (base - 1));
      int reached = move.out() || move.scored() ? 0 : 1 << (move.base() - 1);
      if ((left & reached) != 0) {
        continue;
      }
      int from = state(outs, mask);
      int scoredBefore = scored;
      outs += move.out() ? 1 : 0;
      scored += move.scored() ? 1 : 0;
      mask = left | reached;
      int to = state(outs, mask);
      shares.add(
          new PlayWorth.Share(
              runner.player().id(),
              wins(to, scored) - wins(from, scoredBefore),
              runs(to, scored) - runs(from, scoredBefore)));
    }
    return shares;
  }

  /** The chance of the side at bat after so many runs on the play, in ten-thousandths. */
  private int wins(int state, int runs) {
    int lead = bottom ? homeLead + runs : homeLead - runs;
    if (endsGame(runs)) {
      return Expectancy.ONE;
    }
    int home = expectancy.homeWins(game.inning(), bottom, state, lead);
    return bottom ? home : Expectancy.ONE - home;
  }

  private int runs(int state, int runs) {
    return runs * Expectancy.ONE + (endsGame(runs) ? 0 : expectancy.runs(state));
  }

  private boolean endsGame(int runs) {
    return runs > 0 && homeLead + runs > 0 && expectancy.isLastBottom(game.inning(), bottom);
  }

  private static int state(int outs, int mask) {
    return outs == 3 ? RunDistribution.STATES : outs * 8 + mask;
  }

  private boolean includesRunning() {
    if (isRunning(play.outcome)) {
      return true;
    }
    for (With with : play.submission.with()) {
      if (isRunning(with.outcome())) {
        return true;
      }
    }
    return false;
  }

  private boolean isRunningFrom(int base) {
    if (isOwnDoing(play.outcome, play.submission.runner(), base)) {
      return true;
    }
    for (With with : play.submission.with()) {
      if (isOwnDoing(with.outcome(), with.runner(), base)) {
        return true;
      }
    }
    return false;
  }

  /** A steal that the rule does not credit, such as on a walk, is not the runner's own doing. */
  private boolean isOwnDoing(Outcome outcome, @Nullable Integer named, int base) {
    return named != null
        && named == base
        && isRunning(outcome)
        && (outcome != Outcome.STOLEN_BASE
            || new StolenBaseRule(play, moves).of(outcome, base) != null);
  }

  private static boolean isRunning(Outcome outcome) {
    return switch (outcome) {
      case STOLEN_BASE, CAUGHT_STEALING, PICK_OFF -> true;
      default -> false;
    };
  }
}
