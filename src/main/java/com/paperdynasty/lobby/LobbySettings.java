package com.paperdynasty.lobby;

import com.paperdynasty.config.Setting;

/**
 * The bounds of pages, and the quotas of users.
 *
 * @param pageItems the most games, plays or events of a page
 * @param pageBytes a page of a log ends before it grows past this
 * @param searchGames how many games of a list a search looks at for one page
 * @param spectatorDelayMs the delay of spectators; 0 for none
 * @param waitingPerUser how many games of a creator may wait to be started, or have been ended
 *     before the start
 * @param runningPerUser how many games of a creator may be under way when they create another
 */
public record LobbySettings(
    @Setting(most = 10_000) int pageItems,
    int pageBytes,
    @Setting(most = 10_000) int searchGames,
    @Setting(least = 0, most = 600_000) long spectatorDelayMs,
    int waitingPerUser,
    int runningPerUser) {

  boolean spectatorsBehind() {
    return spectatorDelayMs > 0;
  }
}
