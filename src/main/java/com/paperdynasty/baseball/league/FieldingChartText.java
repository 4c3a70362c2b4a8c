package com.paperdynasty.baseball.league;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fielding chart as an operator writes it: its groups of positions by name.
 *
 * @param groups each part of the chart, in the order of the file
 */
public record FieldingChartText(Map<String, Group> groups) {
  public static final String FIELDING = "fielding";
  public static final String POSITIONS = "positions";
  public static final String WITHOUT_CARD = "without_card";
  public static final String REACHES = "reaches";
  public static final String D20 = "d20";
  public static final String ERRORS = "errors";

  public FieldingChartText {
    groups = new LinkedHashMap<>(groups);
  }

  /**
   * The chart of a group of positions.
   *
   * @param positions such as {@code 1B 2B}
   * @param withoutCard {@code range} and {@code error_rating} of a fielder without a card
   * @param reaches by range, the share of the balls that a fielder reaches: {@code 95 %}
   * @param d20 by the face of the die, then by range: an outcome
   * @param errors by the total of 3d6: the lowest {@code rating} that makes an error, and its
   *     {@code bases}
   */
  public record Group(
      String positions,
      Map<String, String> withoutCard,
      Map<String, String> reaches,
      Map<String, Map<String, String>> d20,
      Map<String, Map<String, String>> errors) {}
}
