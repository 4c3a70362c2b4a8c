package com.paperdynasty.game.state;

import com.paperdynasty.game.model.Roll;
import java.time.Instant;

/** The times of a game's events, which never go back as far as the state knows them. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * The later of a time and the last times in a state: the owner before may have had a clock that
   * was ahead.
   */
  public static Instant notBeforeLast(GameState state, Instant now) {
    PlayHistory.Played last = PlayHistory.lastPlay(state.history());
    Roll roll = state.pending() != null || last == null ? state.pending() : last.roll().roll();
    Instant latest = state.fairPlay().notBefore(now);
    return roll != null && latest.isBefore(roll.at()) ? roll.at() : latest;
  }
}
