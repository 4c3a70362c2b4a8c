package com.paperdynasty.lobby;

/**
 * The bounds of what is read at once.
 *
 * @param pageItems how many games, plays or events a page has at most
 * @param pageBytes a page of a log ends before it grows past this
 * @param spectatorDelayMs how far spectators are kept behind the games
 */
public record LobbySettings(int pageItems, int pageBytes, long spectatorDelayMs) {

  /** What holds where nothing is configured. */
  public static final LobbySettings DEFAULTS = new LobbySettings(100, 256 * 1024, 0);

  boolean spectatorsBehind() {
    return spectatorDelayMs > 0;
  }
}
