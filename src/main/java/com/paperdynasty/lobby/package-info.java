/**
 * The lobby: create, list, read and delete games, and take a seat. Begin with {@code Lobby}, which
 * the HTTP API calls.
 *
 * <p>{@code GameFactory} makes a new game (it draws the secrets and makes the first event), and
 * {@code GameStore} stores it; from then on the game belongs to its owner. A request about an open
 * game goes to the owner over {@code GameRouter}, as every command does, so an answer is never
 * older than what was shown before. Lists and plays are read from the rows that each append keeps
 * up to date, and open no games.
 *
 * <p>{@code Sweep} deletes games that were never started, closes abandoned ones, and packs the logs
 * of finished ones.
 *
 * <p>A private game is "not found" for every user who may not see it, for every request. Outside
 * the game's owner only {@code Lobby} decides that. A {@code Viewer} is a user with their
 * invitation, if any.
 *
 * <p>The rules of the game and the state of open games are not here: see {@code game} and {@code
 * table}.
 */
@NullMarked
package com.paperdynasty.lobby;

import org.jspecify.annotations.NullMarked;
