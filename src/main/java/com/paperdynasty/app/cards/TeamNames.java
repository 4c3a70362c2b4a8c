package com.paperdynasty.app.cards;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cities by Retrosheet's codes of the teams. Names of clubs are not used. */
final class TeamNames {
  private static final Map<String, String> CITIES = new TreeMap<>();

  static {
    String cities =
        """
        ANA Anaheim; ARI Phoenix; ATL Atlanta; BAL Baltimore; BOS Boston; CHA Chicago South;
        CHN Chicago North; CIN Cincinnati; CLE Cleveland; COL Denver; DET Detroit; HOU Houston;
        KCA Kansas City; LAN Los Angeles; MIA Miami; MIL Milwaukee; MIN Minneapolis;
        NYA New York Bronx; NYN New York Queens; OAK Oakland; PHI Philadelphia; PIT Pittsburgh;
        SDN San Diego; SEA Seattle; SFN San Francisco; SLN St. Louis; TBA St. Petersburg;
        TEX Arlington; TOR Toronto; WAS Washington""";
    for (String entry : cities.split(";\\s*", -1)) {
      String[] words = entry.strip().split(" ", 2);
      CITIES.put(words[0], words[1]);
    }
  }

  private TeamNames() {}

  /** The name of a team's set: its city, or the code of a team that is not known. */
  static String city(String code) {
    return CITIES.getOrDefault(code, code);
  }

  /** The name of the team's file: {@code 2019-st-louis.json}. */
  static String file(int season, String code) {
    String name = city(code).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return season + "-" + name + ".json";
  }
}
