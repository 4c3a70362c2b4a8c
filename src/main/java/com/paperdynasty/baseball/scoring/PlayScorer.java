package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.StatCredit;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out the result of a play from its facts: moves, runs, bases, statistics and description.
 * Does not check legality: any facts that {@linkplain PlayFacts#fits fit} the game have a result.
 */
public final class PlayScorer {
  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final RunnerResponsibility runnerResponsibility;
  private final RunsBattedIn runsBattedIn;
  private final EarnedRunScorer earnedRuns;
  private final List<RunnerMove> moves = new ArrayList<>(4);

  private PlayScorer(PlayResolution play, CountedPlay countedPlay) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.runnerResponsibility = new RunnerResponsibility(play, countedPlay);
    this.runsBattedIn = new RunsBattedIn(play, countedPlay);
    this.earnedRuns =
        new EarnedRunScorer(
            play.game, new ErrorlessPlay(play, countedPlay, runnerResponsibility, runsBattedIn));
  }

  /**
   * The result of a play with known facts.
   *
   * @param game before the play
   * @throws IllegalArgumentException if the facts do not fit that game
   */
  public static PlayResult score(BallGame game, Submission submission, PlayFacts facts) {
    if (!facts.fits(game, submission.counted())) {
      throw new IllegalArgumentException("No such runners are on the bases: " + facts.advances());
    }
    PlayResolution play = new PlayResolution(game, submission, facts);
    return new PlayScorer(play, new CountedPlay(play, facts)).result();
  }

  private PlayResult result() {
    BallGame game = play.game;
    for (int i = 0; i < play.count(); i++) {
      move(i);
    }
    List<Position> errors = errors(play);
    Bases bases = game.outs() + countedPlay.outs < 3 ? bases() : Bases.EMPTY;
    List<StatCredit> credits =
        new StatCredits(play, countedPlay, runsBattedIn, moves, errors).all();
    credits.addAll(earnedRuns.later());
    return new PlayResult(
        play.submission,
        play.outcome,
        game.batter(),
        requireNonNull(game.pitcher()),
        moves,
        countedPlay.outs,
        countedPlay.runs,
        play.outcome.isPlateAppearance(),
        ScorebookNotation.batterResult(play, countedPlay),
        new PlayDescription(play, countedPlay, moves, runsBattedIn.groundedIntoDouble).text(),
        ScorebookNotation.play(play, countedPlay, moves),
        errors,
        bases,
        earnedRuns.after(),
        credits,
        new PlayWorthScorer(play, countedPlay, moves).worth(bases.mask()));
  }

  private void move(int i) {
    Advance advance = play.inOrder(i);
    int from = advance.from();
    Runner runner = runnerResponsibility.runner(from);
    int baseAfter = countedPlay.baseAfter(from);
    if (countedPlay.counts(i) && advance.out()) {
      moves.add(new RunnerMove(from, advance.base(), true, runner, false, false));
    } else if (countedPlay.counts(i) && advance.base() == 4) {
      moves.add(new RunnerMove(from, 4, false, runner, earned(advance), battedIn(advance)));
    } else if (countedPlay.walkedOff()
        ? baseAfter != from
        : countedPlay.counts(i) && advance.base() != from) {
      moves.add(
          new RunnerMove(
              from,
              countedPlay.walkedOff() ? baseAfter : advance.base(),
              false,
              runner,
              false,
              false));
    }
  }

  private boolean battedIn(Advance advance) {
    return runsBattedIn.battedIn(advance);
  }

  private boolean earned(Advance advance) {
    return advance.unearned() != null ? !advance.unearned() : earnedRuns.isEarned(advance.from());
  }

  private Bases bases() {
    Runner[] on = new Runner[4];
    for (int from = 0; from <= 3; from++) {
      if (play.advanceFrom(from) != null && countedPlay.baseAfter(from) > 0) {
        on[countedPlay.baseAfter(from)] = runnerResponsibility.runner(from);
      }
    }
    return new Bases(on[1], on[2], on[3]);
  }

  /** The fielders named in the submission; otherwise the one whom an error outcome implies. */
  private static List<Position> errors(PlayResolution play) {
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
