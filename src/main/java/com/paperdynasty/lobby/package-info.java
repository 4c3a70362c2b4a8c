/**
 * Where games begin and are looked for: create, list, read, take a seat, delete.
 *
 * <p>A new game is made here whole by {@code GameFactory} (its secrets drawn, its first event
 * written) and handed to {@code GameStore}; from then on it belongs to its owner. What is asked of
 * a running game goes to the owner over {@code GameRouter}, as every command does, so an answer
 * never lags behind what was shown. Lists and plays come from the rows that the owner keeps with
 * each append, and open nothing.
 *
 * <p>Games that nobody plays end: {@code Sweep} deletes those that were never started and closes
 * abandoned ones, and makes finished ones small.
 *
 * <p>A private game is "not found" to everybody who may not see it, whatever they ask. {@code
 * Lobby} is the only type that decides that outside the game's owner; a {@code Viewer} is a user
 * with the invitation that they show.
 */
@NullMarked
package com.paperdynasty.lobby;

import org.jspecify.annotations.NullMarked;
