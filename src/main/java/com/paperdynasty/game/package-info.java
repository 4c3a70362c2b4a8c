/**
 * The logic of a game on the server: a ball game with its two managers, the dice, and the users'
 * permissions.
 *
 * <p>{@link com.paperdynasty.game.GameLogic} has the two functions that everything else serves.
 * {@code decide} turns a command into events or a refusal; {@code apply} turns a state and an event
 * into the next state. The state of a game is the result of its events, applied in order.
 *
 * <p>Below it, {@code game.model} has the commands, events and their values, and {@code game.state}
 * the state and how events change it. Legality is checked here and in {@code baseball.rules}, and
 * nowhere else; the shape of a command's fields is checked before, where it is read. Time is an
 * argument and chance comes from {@link com.paperdynasty.game.model.Secrets}: nothing here reads a
 * clock, draws a number, knows JSON or does I/O. Everything is immutable and may be used from any
 * thread.
 *
 * <p>What each role may see is decided here too, in one place, for live events, replays and HTTP
 * reads alike.
 */
@NullMarked
package com.paperdynasty.game;

import org.jspecify.annotations.NullMarked;
