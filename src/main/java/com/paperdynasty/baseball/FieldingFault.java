package com.paperdynasty.baseball;

import java.util.List;

/**
 * Why a fielding chart cannot be played by.
 *
 * @param path where it stands, from the top of the league file down to the cell
 */
public record FieldingFault(List<String> path, String reason) {
  public FieldingFault {
    path = List.copyOf(path);
  }
}
