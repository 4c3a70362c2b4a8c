package com.paperdynasty.baseball.league;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The advancement tables as an operator writes them: rows by name, cells by column. The order is
 * that of the file, which for advances is the order of events.
 *
 * @param results the advances of each code such as {@code G2}
 * @param infieldBack a code for each ground ball and each state of the bases
 * @param infieldIn the same for the infield in, with a runner on third
 * @param outcomes the advances on each of the other outcomes
 */
public record AdvancementTableText(
    Map<String, Map<String, String>> results,
    Map<String, Map<String, String>> infieldBack,
    Map<String, Map<String, String>> infieldIn,
    Map<String, Map<String, String>> outcomes) {

  /** The names of the four sections in a league file. */
  public static final String RESULTS = "results";

  public static final String INFIELD_BACK = "infield_back";
  public static final String INFIELD_IN = "infield_in";
  public static final String OUTCOMES = "outcomes";

  public AdvancementTableText {
    results = frozen(results);
    infieldBack = frozen(infieldBack);
    infieldIn = frozen(infieldIn);
    outcomes = frozen(outcomes);
  }

  private static Map<String, Map<String, String>> frozen(Map<String, Map<String, String>> rows) {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    rows.forEach((row, cells) -> copy.put(row, new LinkedHashMap<>(cells)));
    copy.replaceAll((row, cells) -> Collections.unmodifiableMap(cells));
    return Collections.unmodifiableMap(copy);
  }
}
