package com.paperdynasty.baseball.league;

import java.util.List;

/**
 * A fault in a league's fielding chart.
 *
 * @param path its place, from the top of the league file down to the cell
 */
public record FieldingChartFault(List<String> path, String reason) {
  public FieldingChartFault {
    path = List.copyOf(path);
  }
}
