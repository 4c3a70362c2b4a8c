package com.paperdynasty.table;

import com.paperdynasty.game.state.GameState;
import java.time.Instant;

/**
 * The state of a game at an event.
 *
 * @param at when the event was logged, by its owner's clock
 * @param seq the last event of the log by then
 */
record StateAt(Instant at, long seq, GameState state) {}
