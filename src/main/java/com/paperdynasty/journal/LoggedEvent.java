package com.paperdynasty.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.StateHash;

/**
 * One line of a game's log.
 *
 * @param seq its number in the game, from 1, without gaps
 * @param event the fact
 * @param stateHash of the table after the event
 */
public record LoggedEvent(long seq, Event event, StateHash stateHash) {

  /** Whether it is the same event, whatever the users in it are called by now. */
  public boolean sameAs(LoggedEvent other) {
    return seq == other.seq
        && stateHash.equals(other.stateHash)
        && EventCodec.sameFacts(event, other.event);
  }
}
