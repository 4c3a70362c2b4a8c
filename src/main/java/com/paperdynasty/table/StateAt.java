package com.paperdynasty.table;

import com.paperdynasty.game.state.GameState;
import java.time.Instant;

/**
 * The state of a game after an event.
 *
 * @param at when the event was logged, by its owner's clock
 * @param seq of that event
 */
record StateAt(Instant at, long seq, GameState state) {}
