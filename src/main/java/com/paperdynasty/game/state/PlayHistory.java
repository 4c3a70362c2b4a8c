package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.scoring.PlayScorer;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.baseball.state.PlayResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a ball game so far, newest first: enough to replay it up to any point, so that
 * undoing a play needs no stored state from before it. Every open game holds its whole history, so
 * a play takes only some 100 bytes.
 */
public sealed interface PlayHistory {

  /** The step before; null for the first. */
  @Nullable PlayHistory before();

  /** The number of steps since the last checkpoint, with this one. */
  int steps();

  /** The game after this step, from the game before it. */
  BallGame apply(BallGame game);

  /**
   * A play, and the roll that it was an outcome of.
   *
   * @param facts its facts, packed
   */
  record Played(
      @Nullable PlayHistory before, int steps, Submission submission, int facts, PackedRoll roll)
      implements PlayHistory {
    Played(@Nullable PlayHistory before, Submission submission, int facts, PackedRoll roll) {
      this(before, stepsAfter(before), submission, facts, roll);
    }

    @Override
    public BallGame apply(BallGame game) {
      return Innings.after(game, result(game));
    }

    /** The result of the play, from the game before it. */
    PlayResult result(BallGame game) {
      return PlayScorer.score(game, submission, PlayFacts.unpacked(facts));
    }
  }

  /** A substitution. */
  record Substituted(@Nullable PlayHistory before, int steps, Side side, List<LineupChange> changes)
      implements PlayHistory {
    Substituted(@Nullable PlayHistory before, Side side, List<LineupChange> changes) {
      this(before, stepsAfter(before), side, changes);
    }

    @Override
    public BallGame apply(BallGame game) {
      return Substitutions.made(game, side, changes);
    }
  }

  /** A change of the defense. */
  record DefenseChanged(@Nullable PlayHistory before, int steps, Defense defense)
      implements PlayHistory {
    DefenseChanged(@Nullable PlayHistory before, Defense defense) {
      this(before, stepsAfter(before), defense);
    }

    @Override
    public BallGame apply(BallGame game) {
      return game.withDefense(defense);
    }
  }

  /** A checkpoint: nothing before it needs to be replayed. */
  record Checkpoint(PlayHistory before, BallGame game) implements PlayHistory {
    @Override
    public int steps() {
      return 0;
    }

    @Override
    public BallGame apply(BallGame before) {
      return game;
    }
  }

  /** The most steps that undoing a play replays. */
  int LONGEST_REPLAY = 128;

  /**
   * The history up to a step.
   *
   * @param game the game after the step, which becomes a checkpoint when the last one is too far
   *     back
   */
  static PlayHistory with(PlayHistory step, BallGame game) {
    return step.steps() < LONGEST_REPLAY ? step : new Checkpoint(step, game);
  }

  private static int stepsAfter(@Nullable PlayHistory before) {
    return before == null ? 1 : before.steps() + 1;
  }

  /** The last play; null if there is none. */
  static @Nullable Played lastPlay(@Nullable PlayHistory playHistory) {
    PlayHistory step = playHistory;
    while (step != null && !(step instanceof Played)) {
      step = step.before();
    }
    return (Played) step;
  }

  /**
   * A play.
   *
   * @param back how many plays came after it
   * @return null if there is none
   */
  static @Nullable Played play(@Nullable PlayHistory playHistory, int back) {
    Played play = back < 0 ? null : lastPlay(playHistory);
    for (int i = 0; i < back && play != null; i++) {
      play = lastPlay(play.before());
    }
    return play;
  }

  /** The steps, oldest first. */
  static Iterable<PlayHistory> inOrder(@Nullable PlayHistory playHistory) {
    Deque<PlayHistory> steps = new ArrayDeque<>();
    for (PlayHistory step = playHistory; step != null; step = step.before()) {
      steps.push(step);
    }
    return steps;
  }

  /** The game after all steps, replayed from the last checkpoint or from its start. */
  static BallGame replay(BallGame start, @Nullable PlayHistory playHistory) {
    Deque<PlayHistory> steps = new ArrayDeque<>();
    PlayHistory step = playHistory;
    while (step != null && !(step instanceof Checkpoint)) {
      steps.push(step);
      step = step.before();
    }
    BallGame game = step instanceof Checkpoint checkpoint ? checkpoint.game() : start;
    for (PlayHistory later : steps) {
      game = later.apply(game);
    }
    return game;
  }
}
