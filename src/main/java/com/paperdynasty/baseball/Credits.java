package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Credit.Book;
import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out the statistics that a play adds to the box score (official rules, 9). */
final class Credits {
  private final Unfolding play;
  private final Verdict verdict;
  private final RunsBattedIn runsBattedIn;
  private final List<Move> moves;
  private final Steals steals;
  private final List<Position> errors;
  private final String batter;
  private final String pitcher;
  private final List<Credit> credits = new ArrayList<>(12);

  Credits(
      Unfolding play,
      Verdict verdict,
      RunsBattedIn runsBattedIn,
      List<Move> moves,
      List<Position> errors) {
    this.play = play;
    this.verdict = verdict;
    this.runsBattedIn = runsBattedIn;
    this.moves = moves;
    this.steals = new Steals(play, moves);
    this.errors = errors;
    this.batter = play.game.batter().player().id();
    this.pitcher = requireNonNull(play.game.pitcher()).player().id();
  }

  List<Credit> all() {
    if (play.outcome.isPlateAppearance()) {
      plateAppearance();
    }
    onTheBases(play.outcome, play.submission.runner());
    for (With with : play.submission.with()) {
      onTheBases(with.outcome(), with.runner());
    }
    runs();
    inTheField();
    int outs = play.game.outs() + verdict.outs;
    if (outs == 3 || verdict.walkedOff()) {
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
      Stat sacrifice = Sacrifices.of(play, moves);
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
    switch (hitBases(play, verdict)) {
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
   * (official rules, 9.06(f)). A home run whose batter does not score, because a runner ahead of
   * him was the third out, is a triple.
   */
  static int hitBases(Unfolding play, Verdict verdict) {
    int bases = play.outcome.basesForBatter();
    if (bases == 4 && !verdict.batterHome()) {
      return 3;
    }
    return verdict.walkedOff() ? Math.min(bases, 4 - verdict.winnerFrom) : bases;
  }

  private void onTheBases(Outcome outcome, @Nullable Integer base) {
    switch (outcome) {
      case STOLEN_BASE, CAUGHT_STEALING, PICK_OFF -> {
        int from = requireNonNull(base);
        Stat did = steals.of(outcome, from);
        if (did != null) {
          bat(runner(from), did, 1);
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
    for (Move move : moves) {
      if (!move.scored()) {
        continue;
      }
      bat(move.runner().player().id(), Stat.RUNS, 1);
      charge(move.runner().pitcherId(), Stat.RUNS);
      if (move.earned()) {
        charge(move.runner().pitcherId(), Stat.EARNED_RUNS);
      }
      if (move.battedIn()) {
        bat(Stat.BATTED_IN);
      }
    }
  }

  private void inTheField() {
    if (verdict.outs > 0) {
      pitch(Stat.OUTS, verdict.outs);
    }
    if (verdict.outs > 1) {
      field(verdict.outs == 2 ? Stat.DOUBLE_PLAYS : Stat.TRIPLE_PLAYS, 1);
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
            - verdict.runs
            - verdict.outs;
    if (left > 0) {
      credits.add(new Credit(Book.OFFENSE, "", Stat.LEFT_ON_BASE, left));
    }
  }

  private void bat(Stat stat) {
    bat(batter, stat, 1);
  }

  private void bat(String player, Stat stat, int count) {
    credits.add(new Credit(Book.BATTING, player, stat, count));
  }

  private void pitch(Stat stat, int count) {
    credits.add(new Credit(Book.PITCHING, pitcher, stat, count));
  }

  private void charge(String owner, Stat stat) {
    credits.add(new Credit(Book.PITCHING, owner, stat, 1));
  }

  private void field(Stat stat, int count) {
    credits.add(new Credit(Book.FIELDING, "", stat, count));
  }
}
