package com.paperdynasty.lobby;

import com.paperdynasty.config.Setting;

/**
 * The bounds of what is read at once.
 *
 * @param pageItems how many games, plays or events a page has at most
 * @param pageBytes a page of a log ends before it grows past this
 * @param spectatorDelayMs how far spectators are kept behind the games
 * @param waitingPerUser how many games that a user created may wait to be started, or have been
 *     ended before
 * @param runningPerUser how many games that a user created may be under way when they create
 *     another
 */
public record LobbySettings(
    @Setting(most = 10_000) int pageItems,
    int pageBytes,
    @Setting(least = 0, most = 600_000) long spectatorDelayMs,
    int waitingPerUser,
    int runningPerUser) {

  boolean spectatorsBehind() {
    return spectatorDelayMs > 0;
  }
}
