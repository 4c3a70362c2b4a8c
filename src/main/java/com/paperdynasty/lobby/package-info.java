/**
 * Where games begin and are looked for: create, list, read, take a seat.
 *
 * <p>A new game is made here whole (its secrets drawn, its first event written) and handed to
 * {@link com.paperdynasty.lobby.Games}; from then on it belongs to its table. What is asked of a
 * running game goes the way of every command, over {@code cluster.Tables} to the owner, so that an
 * answer never lags behind what was shown. Lists and plays come from the rows that the owner keeps
 * with each append, and open nothing.
 *
 * <p>Games that nobody plays end: {@link com.paperdynasty.lobby.Sweep} deletes and closes them.
 *
 * <p>A private game is "not found" to everybody who may not see it, whatever they ask. {@link
 * com.paperdynasty.lobby.Lobby} is the only type that decides that outside the table.
 */
@NullMarked
package com.paperdynasty.lobby;

import org.jspecify.annotations.NullMarked;
