package com.paperdynasty.table;

import com.paperdynasty.game.TableState;
import java.time.Instant;

/**
 * The state of a game at an event.
 *
 * @param at when the event was logged, by its owner's clock
 * @param seq the last event of the log by then
 */
record Standing(Instant at, long seq, TableState state) {}
