package com.paperdynasty.lobby;

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
    int pageItems, int pageBytes, long spectatorDelayMs, int waitingPerUser, int runningPerUser) {

  /** What holds where nothing is configured. */
  public static final LobbySettings DEFAULTS = new LobbySettings(100, 256 * 1024, 0, 200, 500);

  boolean spectatorsBehind() {
    return spectatorDelayMs > 0;
  }
}
