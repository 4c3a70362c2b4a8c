package com.paperdynasty.table;

import com.paperdynasty.game.Event;
import com.paperdynasty.game.StateHash;

/**
 * One line of a game's log.
 *
 * @param seq its number in the game, from 1, without gaps
 * @param event the fact
 * @param data the fact as clients are shown it: the JSON text of the frame's {@code data}. It is
 *     made once, by the owner, stored as it is, and read back as it is.
 * @param stateHash of the table after the event
 */
public record LoggedEvent(long seq, Event event, String data, StateHash stateHash) {}
