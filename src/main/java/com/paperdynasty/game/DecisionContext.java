package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import com.paperdynasty.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input of every decision: state, actor, secrets, who is there, and time. */
record DecisionContext(
    GameState state, Actor actor, Secrets secrets, Presence presence, Instant now) {

  /** The actor's user id. */
  String userId() {
    return actor.userId();
  }

  /** The same decision on another state. */
  DecisionContext on(GameState other) {
    return new DecisionContext(other, actor, secrets, presence, now);
  }

  /** The only side that the actor manages; null if they manage none, or both. */
  @Nullable Side onlySide() {
    List<Side> sides = state.sidesOf(userId());
    return sides.size() == 1 ? sides.get(0) : null;
  }

  /** The name of a side's team. */
  String teamName(Side side) {
    return state.setup().team(side).name();
  }

  /** Why what comes before a roll cannot change now, or null: not while a roll is pending. */
  @Nullable Problem betweenPlays() {
    Problem open = choiceIsOpen();
    if (open != null) {
      return open;
    }
    if (state.pending() != null) {
      return GameProblems.gameState("A roll is pending");
    }
    return state.game().isOver() ? GameProblems.rule("The game is over") : null;
  }

  /** Why nothing can be done but to choose, or null: the play waits for a choice. */
  @Nullable Problem choiceIsOpen() {
    return state.openChoice() == null
        ? null
        : GameProblems.gameState("A decision is open - answer it first");
  }

  /**
   * Why no dice can be rolled, or null: a fielder is missing, or an injured player has to leave.
   */
  @Nullable Problem whyNotReady() {
    String unready = state.game().whyNotReady();
    if (unready != null) {
      return GameProblems.rule(unready);
    }
    String injured = Injuries.whyNotReady(state);
    return injured == null ? null : GameProblems.gameState(injured);
  }

  boolean expired(Roll roll) {
    return !now.isBefore(roll.expiresAt());
  }
}
