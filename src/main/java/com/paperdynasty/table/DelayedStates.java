package com.paperdynasty.table;

import com.paperdynasty.game.state.GameState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last states of a game, for spectators who see it with a delay, so that nobody can help a
 * manager by watching. It reaches back as far as the delay and one state further. Immutable.
 *
 * @param delayMs the delay of spectators in ms; 0 for none
 * @param states oldest first; never empty
 */
record DelayedStates(long delayMs, List<StateAt> states) {
  DelayedStates {
    states = List.copyOf(states);
  }

  /**
   * The state of a game after an event.
   *
   * @param at when the event was logged, by its owner's clock
   * @param seq of that event
   */
  record StateAt(Instant at, long seq, GameState state) {}

  static DelayedStates from(long delayMs, StateAt first) {
    return new DelayedStates(delayMs, List.of(first));
  }

  /** With the next state, and without those that no spectator sees again. */
  DelayedStates append(StateAt next) {
    if (delayMs == 0) {
      return from(0, next);
    }
    List<StateAt> longer = new ArrayList<>(states);
    longer.add(next);
    return new DelayedStates(
        delayMs, longer.subList(lastVisible(longer, next.at()), longer.size()));
  }

  /** The state after the last event. */
  StateAt newest() {
    return states.get(states.size() - 1);
  }

  /** The state that a spectator sees now. */
  StateAt visibleAt(Instant now) {
    return states.get(lastVisible(states, now));
  }

  /** The last state that is older than the delay, or the first state. */
  private int lastVisible(List<StateAt> all, Instant now) {
    Instant horizon = now.minusMillis(delayMs);
    for (int i = all.size() - 1; i > 0; i--) {
      if (!all.get(i).at().isAfter(horizon)) {
        return i;
      }
    }
    return 0;
  }
}
