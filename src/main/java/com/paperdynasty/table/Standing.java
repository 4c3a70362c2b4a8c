package com.paperdynasty.table;

import com.paperdynasty.game.TableState;
import java.time.Instant;

/**
 * Where a game stood.
 *
 * @param at when it came to stand there, by its owner's clock
 * @param seq the last event of the log by then
 */
record Standing(Instant at, long seq, TableState state) {}
