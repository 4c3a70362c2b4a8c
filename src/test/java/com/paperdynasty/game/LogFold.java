package com.paperdynasty.game;

import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.state.GameState;
import java.util.List;

/** Rebuilds the state of a game from its log, event by event. */
final class LogFold {
  private LogFold() {}

  /** The state after all events of a log, from its first one on. */
  static GameState of(RuleBook rules, List<Event> log) {
    GameState state = GameLogic.created((Event.GameCreated) log.get(0), rules);
    for (Event event : log.subList(1, log.size())) {
      state = GameLogic.apply(state, event);
    }
    return state;
  }
}
