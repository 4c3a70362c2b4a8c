package com.paperdynasty.card.season;

import java.util.List;

/**
 * A season: the lines of all players, and the league's sums.
 *
 * @param source whose facts they are
 * @param league where balls went: {@code loc_1B_LF}; runners, errors
 */
public record SeasonLines(int year, String source, Counts league, List<SeasonPlayer> players) {
  public SeasonLines {
    players = List.copyOf(players);
  }
}
