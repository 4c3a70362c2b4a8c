package com.paperdynasty.game;

import java.time.Instant;

/** The input of every decision: state, actor, secrets and time. */
record Asked(TableState state, Actor actor, Secrets secrets, Instant now) {

  /** The actor's user id. */
  String by() {
    return actor.userId();
  }

  boolean expired(Roll roll) {
    return !now.isBefore(roll.expiresAt());
  }
}
