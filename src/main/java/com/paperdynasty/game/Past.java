package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
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
 * What has been done in a ball game so far, newest first: enough to play it again up to any point,
 * so that a play can be undone without a game before it having been kept. A table that is open
 * keeps all of it, so it is kept small: some 100 bytes a play.
 */
sealed interface Past {

  /** What was done before; null where this was the first. */
  @Nullable Past before();

  /** How many steps there are since the game was kept last, this one among them. */
  int steps();

  /** The game after this, if {@code game} is the one before. */
  BallGame redo(BallGame game);

  /**
   * A play, and the roll that it was an outcome of.
   *
   * @param facts what happened on it, packed
   */
  record Played(@Nullable Past before, int steps, Submission submission, int facts, SpentRoll roll)
      implements Past {
    Played(@Nullable Past before, Submission submission, int facts, SpentRoll roll) {
      this(before, stepsAfter(before), submission, facts, roll);
    }

    @Override
    public BallGame redo(BallGame game) {
      return game.after(result(game));
    }

    /** What it did, if {@code game} is the one before. */
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

  /** The game at this point, so that nothing before it need be played again. */
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

  /** How much is played again at most when a play is undone. */
  int LONGEST_REPLAY = 128;

  /**
   * What was done up to a step.
   *
   * @param game the game after the step, which is kept where there is none for too long
   */
  static Past with(Past step, BallGame game) {
    return step.steps() < LONGEST_REPLAY ? step : new Kept(step, game);
  }

  private static int stepsAfter(@Nullable Past before) {
    return before == null ? 1 : before.steps() + 1;
  }

  /** The last play of it; null where there was none. */
  static @Nullable Played lastPlay(@Nullable Past past) {
    Past step = past;
    while (step != null && !(step instanceof Played)) {
      step = step.before();
    }
    return (Played) step;
  }

  /** All of it, oldest first. */
  static Iterable<Past> inOrder(@Nullable Past past) {
    Deque<Past> steps = new ArrayDeque<>();
    for (Past step = past; step != null; step = step.before()) {
      steps.push(step);
    }
    return steps;
  }

  /** The game after all of it, played again from where it was kept last, else from its start. */
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
