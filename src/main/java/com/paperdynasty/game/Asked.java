package com.paperdynasty.game;

import java.time.Instant;

/** Who asks something of which table, and when: what every decision is made from. */
record Asked(TableState state, Actor actor, Secrets secrets, Instant now) {

  /** The user id of who asks. */
  String by() {
    return actor.userId();
  }

  boolean expired(Roll roll) {
    return !now.isBefore(roll.expiresAt());
  }
}
