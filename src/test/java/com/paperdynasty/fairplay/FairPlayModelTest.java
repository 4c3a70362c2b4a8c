package com.paperdynasty.fairplay;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All states that two managers, who must both be ready before a roll and agree on rulings, can
 * reach in a few moves. {@code -Dmodel.depth=9} goes further than 7 moves.
 */
class FairPlayModelTest {
  private static final int DEPTH = Integer.getInteger("model.depth", 7);
  private static final int READY_S = 60;
  private static final long READY_MS = READY_S * 1_000L;

  /** How long the dice wait for the other side's part. */
  private static final long ENTROPY_MS = READY_MS + EntropyRounds.TIME_TO_OPEN.toMillis();

  /** A proposal that is not answered stays open for ten minutes, and another is not made. */
  private static final long HOLD_MS = Proposal.HOLD.toMillis();

  private static final long TRY_MS = PatientManager.TRY_EVERY.toMillis();

  private static final int WAIT_DEPTH = Integer.getInteger("model.wait.depth", 6);

  /** Longer than anything lasts. */
  private static final Duration LONGEST = Duration.ofSeconds(601);

  private static final int MOST_TRIES = 30;

  private static final List<ModelMove> MOVES =
      ModelMove.both(
          ModelMove.both(ModelMove.of(ALICE, 1), ModelMove.of(BOB, 1)), ModelMove.times(30, 300));

  private static GameScenario game(Plans plans) {
    return GameScenario.newGame(
        new TableOptions(
            TableOptions.BeforeRoll.READY,
            READY_S,
            plans,
            TableOptions.Rulings.AGREED,
            TableOptions.DiceSource.SERVER,
            120));
  }

  @ParameterizedTest
  @EnumSource
  void knownDiceChangeNothingAndNoStateIsStuck(Plans plans) {
    Map<String, Boolean> known = new HashMap<>();
    ModelSearch search = new ModelSearch(MOVES, DEPTH).endingAt(at -> at.state().game().isOver());
    int states =
        search.visit(
            List.of(ModelState.start(game(plans), "new game")),
            state -> {
              // Everybody may wait until nothing is under way, and then many states are equal.
              ModelState calm = state.later(LONGEST);
              if (!known.computeIfAbsent(calm.key(), key -> goesOn(calm))) {
                throw new AssertionError("stuck: " + state.path());
              }
            });
    System.out.printf(
        "plans %s: %,d states within %d moves, %,d moves%n",
        plans.code(), states, DEPTH, search.steps());
    assertThat(states).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsKeptFromRollingForLongerThanTheBudget(Plans plans) {
    for (Actor patient : List.of(ALICE, BOB)) {
      Actor other = patient.equals(ALICE) ? BOB : ALICE;
      GameScenario first = game(plans);
      long longest = longestWaitMs(patient, other, ModelState.start(first, "new game"));
      assertThat(longest).isBetween(READY_MS, ENTROPY_MS + READY_MS + HOLD_MS + TRY_MS);

      ModelState later = played(ModelState.start(first, "new game"));
      long next = longestWaitMs(patient, other, later);
      assertThat(next).isBetween(READY_MS, READY_MS + HOLD_MS + TRY_MS);
      System.out.printf(
          "plans %s: %s waits for the first roll %,d ms at most, for the next %,d ms%n",
          plans.code(), patient.userId(), longest, next);
    }
  }

  /** The longest time that the other side can keep a manager from rolling. */
  private static long longestWaitMs(Actor patient, Actor other, ModelState start) {
    PatientManager manager = new PatientManager(patient, start.now());
    List<ModelMove> moves = new ArrayList<>(ModelMove.of(other, 9));
    moves.add(ModelMove.askToEnd(other));
    LongAccumulator longest = new LongAccumulator(Math::max, 0);
    new ModelSearch(manager.against(moves, 20_000, 39_900, 60_000), WAIT_DEPTH)
        .mergingBy(state -> state.key() + manager.waitedMs(state))
        .endingAt(manager::isServed)
        .visit(List.of(manager.act(start)), state -> longest.accumulate(manager.waitedMs(state)));
    return longest.get();
  }

  /** After one play. */
  private static ModelState played(ModelState start) {
    ModelState at = start;
    for (Actor actor : List.of(ALICE, BOB)) {
      at = at.after("ready", actor, ModelMove.ready(at, true, null));
    }
    at = at.after("roll", ALICE, ModelMove.roll(at));
    return at.after("submit", ALICE, GameScenario.submit(GameScenario.strikeout()))
        .reachedBy(null, "after a play");
  }

  /** Whether somebody can reach a resolved play or the end of the game from here. */
  private static boolean goesOn(ModelState start) {
    ModelState at = start;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (at.state().game().isOver()) {
        return true;
      }
      ModelState played =
          at.after("submit", batting(at), GameScenario.submit(GameScenario.strikeout()));
      if (played != null) {
        return true;
      }
      for (Actor actor : List.of(ALICE, BOB)) {
        at = orSame(at.after("ready", actor, ModelMove.ready(at, true, null)), at);
      }
      ModelState rolled = at.after("roll", ALICE, ModelMove.roll(at));
      at = rolled == null ? at.later(Duration.ofSeconds(READY_S)) : rolled;
    }
    return false;
  }

  private static Actor batting(ModelState at) {
    return at.state().game().batting() == Side.AWAY ? ALICE : BOB;
  }

  private static ModelState orSame(@Nullable ModelState after, ModelState before) {
    return after == null ? before : after;
  }
}
