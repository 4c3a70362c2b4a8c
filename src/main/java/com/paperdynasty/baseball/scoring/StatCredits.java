package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import com.paperdynasty.baseball.state.StatCredit.Book;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out the statistics that a play adds to the box score (official rules, 9). */
final class StatCredits {
  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final RunsBattedIn runsBattedIn;
  private final List<RunnerMove> moves;
  private final StolenBaseRule stolenBaseRule;
  private final List<Position> errors;
  private final String batter;
  private final String pitcher;
  private final List<StatCredit> credits = new ArrayList<>(12);

  StatCredits(
      PlayResolution play,
      CountedPlay countedPlay,
      RunsBattedIn runsBattedIn,
      List<RunnerMove> moves,
      List<Position> errors) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.runsBattedIn = runsBattedIn;
    this.moves = moves;
    this.stolenBaseRule = new StolenBaseRule(play, moves);
    this.errors = errors;
    this.batter = play.game.batter().player().id();
    this.pitcher = requireNonNull(play.game.pitcher()).player().id();
  }

  List<StatCredit> all() {
    if (play.outcome.isPlateAppearance()) {
      plateAppearance();
    }
    onTheBases(play.outcome, play.submission.runner());
    for (With with : play.submission.with()) {
      onTheBases(with.outcome(), with.runner());
    }
    runs();
    inTheField();
    int outs = play.game.outs() + countedPlay.outs;
    if (outs == 3 || countedPlay.walkedOff()) {
      leftOnBase();
    }
    return credits;
  }

  private void plateAppearance() {
    bat(Stat.PLATE_APPEARANCES);
    pitch(Stat.BATTERS_FACED, 1);
    Stat free = freePass();
    if (free != null) {
      bat(free);
      if (free != Stat.CATCHER_INTERFERENCE) {
        pitch(free, 1);
      }
      if (play.outcome == Outcome.INTENTIONAL_WALK) {
        bat(Stat.INTENTIONAL_WALKS);
        pitch(Stat.INTENTIONAL_WALKS, 1);
      }
    } else {
      Stat sacrifice = SacrificeRule.of(play, moves);
      bat(sacrifice == null ? Stat.AT_BATS : sacrifice);
    }
    if (play.outcome.kind() == Kind.HIT) {
      hit();
    }
    if (play.outcome.kind() == Kind.STRIKEOUT) {
      bat(Stat.STRIKEOUTS);
      pitch(Stat.STRIKEOUTS, 1);
    }
    if (runsBattedIn.groundedIntoDouble) {
      bat(Stat.GROUNDED_INTO_DP);
    }
  }

  private @Nullable Stat freePass() {
    return switch (play.outcome) {
      case WALK, INTENTIONAL_WALK -> Stat.WALKS;
      case HIT_BY_PITCH -> Stat.HIT_BY_PITCH;
      case CATCHER_INTERFERENCE -> Stat.CATCHER_INTERFERENCE;
      default -> null;
    };
  }

  private void hit() {
    bat(Stat.HITS);
    pitch(Stat.HITS, 1);
    switch (hitBases(play, countedPlay)) {
      case 2 -> bat(Stat.DOUBLES);
      case 3 -> bat(Stat.TRIPLES);
      case 4 -> {
        bat(Stat.HOME_RUNS);
        pitch(Stat.HOME_RUNS, 1);
      }
      default -> {}
    }
  }

  /**
   * The bases that a hit counts for: on a walk-off at most as many as the winning runner advanced
   * (official rules, 9.06(f)). A home run whose batter does not score, because a runner ahead was
   * the third out, is a triple.
   */
  static int hitBases(PlayResolution play, CountedPlay countedPlay) {
    int bases = play.outcome.basesForBatter();
    if (bases == 4 && !countedPlay.batterHome()) {
      return 3;
    }
    return countedPlay.walkedOff() ? Math.min(bases, 4 - countedPlay.winnerFrom) : bases;
  }

  private void onTheBases(Outcome outcome, @Nullable Integer base) {
    switch (outcome) {
      case STOLEN_BASE, CAUGHT_STEALING, PICK_OFF -> {
        int from = requireNonNull(base);
        Stat stat = stolenBaseRule.of(outcome, from);
        if (stat != null) {
          bat(runner(from), stat, 1);
        }
      }
      case WILD_PITCH -> {
        field(Stat.WILD_PITCHES, 1);
        pitch(Stat.WILD_PITCHES, 1);
      }
      case BALK -> {
        field(Stat.BALKS, 1);
        pitch(Stat.BALKS, 1);
      }
      case PASSED_BALL -> field(Stat.PASSED_BALLS, 1);
      default -> {}
    }
  }

  private String runner(int base) {
    return requireNonNull(play.game.bases().at(base)).player().id();
  }

  private void runs() {
    for (RunnerMove runnerMove : moves) {
      if (!runnerMove.scored()) {
        continue;
      }
      bat(runnerMove.runner().player().id(), Stat.RUNS, 1);
      charge(runnerMove.runner().pitcherId(), Stat.RUNS);
      if (!runnerMove.runner().pitcherId().equals(pitcher)) {
        pitch(Stat.INHERITED_SCORED, 1);
      }
      if (runnerMove.earned()) {
        charge(runnerMove.runner().pitcherId(), Stat.EARNED_RUNS);
      }
      if (runnerMove.battedIn()) {
        bat(Stat.BATTED_IN);
      }
    }
  }

  private void inTheField() {
    if (countedPlay.outs > 0) {
      pitch(Stat.OUTS, countedPlay.outs);
    }
    if (countedPlay.outs > 1) {
      field(countedPlay.outs == 2 ? Stat.DOUBLE_PLAYS : Stat.TRIPLE_PLAYS, 1);
    }
    if (!errors.isEmpty()) {
      field(Stat.ERRORS, errors.size());
    }
  }

  /** Batters and runners who neither scored nor were put out. */
  private void leftOnBase() {
    int left =
        play.game.bases().count()
            + (play.outcome.isPlateAppearance() ? 1 : 0)
            - countedPlay.runs
            - countedPlay.outs;
    if (left > 0) {
      credits.add(new StatCredit(Book.OFFENSE, "", Stat.LEFT_ON_BASE, left));
    }
  }

  private void bat(Stat stat) {
    bat(batter, stat, 1);
  }

  private void bat(String player, Stat stat, int count) {
    credits.add(new StatCredit(Book.BATTING, player, stat, count));
  }

  private void pitch(Stat stat, int count) {
    credits.add(new StatCredit(Book.PITCHING, pitcher, stat, count));
  }

  private void charge(String owner, Stat stat) {
    credits.add(new StatCredit(Book.PITCHING, owner, stat, 1));
  }

  private void field(Stat stat, int count) {
    credits.add(new StatCredit(Book.FIELDING, "", stat, count));
  }
}
