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
    Instant latest = state.fairPlay().notBefore(now);
    long rolledMs = lastRollMs(state);
    return latest.toEpochMilli() < rolledMs ? Instant.ofEpochMilli(rolledMs) : latest;
  }

  /** When the pending roll was made, or else the last play's, in ms; 0 before the first. */
  private static long lastRollMs(GameState state) {
    Roll pending = state.pending();
    if (pending != null) {
      return pending.at().toEpochMilli();
    }
    PlayHistory.Played last = PlayHistory.lastPlay(state.history());
    return last == null ? 0 : last.roll().at();
  }
}
