package com.paperdynasty.baseball;

import java.util.List;

/**
 * A fault in a league's fielding chart.
 *
 * @param path its place, from the top of the league file down to the cell
 */
public record FieldingFault(List<String> path, String reason) {
  public FieldingFault {
    path = List.copyOf(path);
  }
}
