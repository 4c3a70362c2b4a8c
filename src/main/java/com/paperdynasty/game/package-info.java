/**
 * The table: a ball game with what surrounds it, the two managers, the dice, and who may do what.
 *
 * <p>{@link com.paperdynasty.game.Table} has the two functions that everything else serves. {@code
 * decide} makes of a {@link com.paperdynasty.game.Command} either events or a refusal; {@code
 * apply} makes of a state and an event the next state. A game is nothing but the fold of its events
 * ({@link com.paperdynasty.game.Fold}), so its log is the game.
 *
 * <p>Legality is checked here and in {@code baseball}, and nowhere else; that the fields of a
 * command have the right shape was checked in {@code wire} before. Time is an argument, chance
 * comes from {@link com.paperdynasty.game.Secrets}; nothing here reads a clock, draws a number,
 * knows JSON or does I/O. Everything is immutable and may be used from any thread.
 *
 * <p>What each role may see is decided here too, in one place, for live events, replays and HTTP
 * reads alike.
 */
@NullMarked
package com.paperdynasty.game;

import org.jspecify.annotations.NullMarked;
