package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out the result of a play from its facts: moves, runs, bases, statistics and description.
 * Does not check legality: any facts that {@linkplain PlayFacts#fits fit} the game have a result.
 */
public final class Scorer {
  private final Unfolding play;
  private final Verdict verdict;
  private final Charges charges;
  private final RunsBattedIn runsBattedIn;
  private final EarnedRunScorer earnedRuns;
  private final List<Move> moves = new ArrayList<>(4);

  private Scorer(Unfolding play, Verdict verdict) {
    this.play = play;
    this.verdict = verdict;
    this.charges = new Charges(play, verdict);
    this.runsBattedIn = new RunsBattedIn(play, verdict);
    this.earnedRuns =
        new EarnedRunScorer(play.game, new ErrorlessPlay(play, verdict, charges, runsBattedIn));
  }

  /**
   * The result of a play with known facts.
   *
   * @param game before the play
   * @throws IllegalArgumentException if the facts do not fit that game
   */
  public static PlayResult score(BallGame game, Submission submission, PlayFacts facts) {
    if (!facts.fits(game, submission.counted())) {
      throw new IllegalArgumentException("No such runners are on the bases: " + facts.ways());
    }
    Unfolding play = new Unfolding(game, submission, facts);
    return new Scorer(play, new Verdict(play, facts)).result();
  }

  private PlayResult result() {
    BallGame game = play.game;
    for (int i = 0; i < play.count(); i++) {
      move(i);
    }
    List<Position> errors = errors(play);
    Bases bases = game.outs() + verdict.outs < 3 ? bases() : Bases.EMPTY;
    List<Credit> credits = new Credits(play, verdict, runsBattedIn, moves, errors).all();
    credits.addAll(earnedRuns.later());
    return new PlayResult(
        play.submission,
        play.outcome,
        game.batter(),
        requireNonNull(game.pitcher()),
        moves,
        verdict.outs,
        verdict.runs,
        play.outcome.isPlateAppearance(),
        Notation.batterResult(play, verdict),
        new Description(play, verdict, moves, runsBattedIn.groundedIntoDouble).text(),
        Notation.play(play, verdict, moves),
        errors,
        bases,
        earnedRuns.after(),
        credits);
  }

  private void move(int i) {
    Advance way = play.inOrder(i);
    int from = way.from();
    Runner runner = charges.runner(from);
    int stands = verdict.stands(from);
    if (verdict.counts(i) && way.out()) {
      moves.add(new Move(from, way.base(), true, runner, false, false));
    } else if (verdict.counts(i) && way.base() == 4) {
      moves.add(new Move(from, 4, false, runner, earned(way), battedIn(way)));
    } else if (verdict.walkedOff() ? stands != from : verdict.counts(i) && way.base() != from) {
      moves.add(
          new Move(from, verdict.walkedOff() ? stands : way.base(), false, runner, false, false));
    }
  }

  private boolean battedIn(Advance way) {
    return runsBattedIn.battedIn(way);
  }

  private boolean earned(Advance way) {
    return way.unearned() != null ? !way.unearned() : earnedRuns.isEarned(way.from());
  }

  private Bases bases() {
    Runner[] on = new Runner[4];
    for (int from = 0; from <= 3; from++) {
      if (play.from(from) != null && verdict.stands(from) > 0) {
        on[verdict.stands(from)] = charges.runner(from);
      }
    }
    return new Bases(on[1], on[2], on[3]);
  }

  /** The fielders named in the submission; otherwise the one whom an error outcome implies. */
  private static List<Position> errors(Unfolding play) {
    if (!play.submission.errors().isEmpty()) {
      return play.submission.errors();
    }
    if (play.outcome.kind() == Kind.ERROR) {
      return List.of(requireNonNull(play.submission.hitLocation()));
    }
    if (play.outcome == Outcome.CATCHER_INTERFERENCE) {
      return List.of(Position.CATCHER);
    }
    return play.submission.includes(Outcome.PICKOFF_ERROR) ? List.of(Position.PITCHER) : List.of();
  }
}
