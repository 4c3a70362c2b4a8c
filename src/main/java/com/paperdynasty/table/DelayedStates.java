package com.paperdynasty.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last states of a game, for spectators who see it with a delay: so nobody can help a manager
 * by watching. It reaches back as far as the delay and one state further.
 *
 * @param delayMs how far spectators are behind; 0 if they see all at once
 * @param states in their order; never empty
 */
record DelayedStates(long delayMs, List<StateAt> states) {
  DelayedStates {
    states = List.copyOf(states);
  }

  static DelayedStates from(long delayMs, StateAt first) {
    return new DelayedStates(delayMs, List.of(first));
  }

  /** The game has gone on to here. */
  DelayedStates append(StateAt next) {
    if (delayMs == 0) {
      return from(0, next);
    }
    List<StateAt> longer = new ArrayList<>(states);
    longer.add(next);
    return new DelayedStates(delayMs, longer.subList(lastOf(longer, next.at()), longer.size()));
  }

  /** Where the game stands for a spectator who looks now. */
  StateAt visibleAt(Instant now) {
    return states.get(lastOf(states, now));
  }

  /** The last one that is older than the delay; the first of all where none is. */
  private int lastOf(List<StateAt> all, Instant now) {
    Instant horizon = now.minusMillis(delayMs);
    for (int i = all.size() - 1; i > 0; i--) {
      if (!all.get(i).at().isAfter(horizon)) {
        return i;
      }
    }
    return 0;
  }
}
