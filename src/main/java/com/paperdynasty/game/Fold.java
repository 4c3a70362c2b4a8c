package com.paperdynasty.game;

import java.util.List;

/** Makes a table's state from its log. */
public final class Fold {
  private Fold() {}

  /**
   * The state after all these events.
   *
   * @param events a log from its beginning
   * @throws IllegalStateException if it is not the log of a game
   */
  public static TableState of(RuleBook rules, List<Event> events) {
    if (events.isEmpty() || !(events.get(0) instanceof Event.GameCreated created)) {
      throw new IllegalStateException("a log begins with game_created");
    }
    TableState state = Table.created(created, rules);
    for (Event event : events.subList(1, events.size())) {
      state = Table.apply(state, event);
    }
    return state;
  }
}
