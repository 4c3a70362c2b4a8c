package com.paperdynasty.game;

import java.util.List;

/** Rebuilds the state of a game from its log, event by event. */
final class LogFold {
  private LogFold() {}

  /** The state after all events of a log, from its first one on. */
  static TableState of(RuleBook rules, List<Event> log) {
    TableState state = Table.created((Event.GameCreated) log.get(0), rules);
    for (Event event : log.subList(1, log.size())) {
      state = Table.apply(state, event);
    }
    return state;
  }
}
