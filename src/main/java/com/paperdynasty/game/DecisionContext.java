package com.paperdynasty.game;

import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import java.time.Instant;

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

  boolean expired(Roll roll) {
    return !now.isBefore(roll.expiresAt());
  }
}
