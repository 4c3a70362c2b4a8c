package com.paperdynasty.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.StateHash;

/**
 * One event in a game's log.
 *
 * @param seq the event's number in the game, from 1, without gaps
 * @param event the fact
 * @param stateHash hash of the game's state after the event
 */
public record LoggedEvent(long seq, Event event, StateHash stateHash) {

  /** Whether it is the same event, regardless of the users' names. */
  public boolean sameAs(LoggedEvent other) {
    return seq == other.seq
        && stateHash.equals(other.stateHash)
        && EventCodec.sameFacts(event, other.event);
  }
}
