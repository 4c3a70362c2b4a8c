package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.Innings;
import com.paperdynasty.baseball.PlayFacts;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Scorer;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Substitutions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a ball game so far, newest first: enough to replay it up to any point, so that
 * undoing a play needs no stored state from before it. Every open game holds its whole history, so
 * a play takes only some 100 bytes.
 */
sealed interface Past {

  /** The step before; null for the first. */
  @Nullable Past before();

  /** The number of steps since the last kept state, with this one. */
  int steps();

  /** The game after this step, from the game before it. */
  BallGame redo(BallGame game);

  /**
   * A play, and the roll that it was an outcome of.
   *
   * @param facts its facts, packed
   */
  record Played(@Nullable Past before, int steps, Submission submission, int facts, SpentRoll roll)
      implements Past {
    Played(@Nullable Past before, Submission submission, int facts, SpentRoll roll) {
      this(before, stepsAfter(before), submission, facts, roll);
    }

    @Override
    public BallGame redo(BallGame game) {
      return Innings.after(game, result(game));
    }

    /** The result of the play, from the game before it. */
    PlayResult result(BallGame game) {
      return Scorer.score(game, submission, PlayFacts.unpacked(facts));
    }
  }

  /** A substitution. */
  record Substituted(@Nullable Past before, int steps, Side side, List<Change> changes)
      implements Past {
    Substituted(@Nullable Past before, Side side, List<Change> changes) {
      this(before, stepsAfter(before), side, changes);
    }

    @Override
    public BallGame redo(BallGame game) {
      return Substitutions.made(game, side, changes);
    }
  }

  /** A change of the defense. */
  record Defended(@Nullable Past before, int steps, Defense defense) implements Past {
    Defended(@Nullable Past before, Defense defense) {
      this(before, stepsAfter(before), defense);
    }

    @Override
    public BallGame redo(BallGame game) {
      return game.withDefense(defense);
    }
  }

  /** A kept state: nothing before it needs to be replayed. */
  record Kept(Past before, BallGame game) implements Past {
    @Override
    public int steps() {
      return 0;
    }

    @Override
    public BallGame redo(BallGame before) {
      return game;
    }
  }

  /** The most steps that undoing a play replays. */
  int LONGEST_REPLAY = 128;

  /**
   * The history up to a step.
   *
   * @param game the game after the step, which is kept when the last kept state is too far back
   */
  static Past with(Past step, BallGame game) {
    return step.steps() < LONGEST_REPLAY ? step : new Kept(step, game);
  }

  private static int stepsAfter(@Nullable Past before) {
    return before == null ? 1 : before.steps() + 1;
  }

  /** The last play; null if there is none. */
  static @Nullable Played lastPlay(@Nullable Past past) {
    Past step = past;
    while (step != null && !(step instanceof Played)) {
      step = step.before();
    }
    return (Played) step;
  }

  /** The steps, oldest first. */
  static Iterable<Past> inOrder(@Nullable Past past) {
    Deque<Past> steps = new ArrayDeque<>();
    for (Past step = past; step != null; step = step.before()) {
      steps.push(step);
    }
    return steps;
  }

  /** The game after all steps, replayed from the last kept state or from its start. */
  static BallGame replay(BallGame start, @Nullable Past past) {
    Deque<Past> steps = new ArrayDeque<>();
    Past step = past;
    while (step != null && !(step instanceof Kept)) {
      steps.push(step);
      step = step.before();
    }
    BallGame game = step instanceof Kept kept ? kept.game() : start;
    for (Past later : steps) {
      game = later.redo(game);
    }
    return game;
  }
}
