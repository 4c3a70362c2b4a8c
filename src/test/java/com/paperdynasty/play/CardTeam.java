package com.paperdynasty.play;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A team of a card set that comes with the program, as its manager has it on paper. The starters
 * are those who steal, or who are often hurt, so that a game has something to see.
 */
final class CardTeam {
  private static final int OUTS_OF_AN_INNING = 3;
  private static final List<String> HOUSTON =
      List.of(
          "kempt001 2B",
          "marij002 CF",
          "diaza003 3B",
          "corrc001 SS",
          "alvay001 LF",
          "altuj001 DH",
          "whitt002 1B",
          "reddj001 RF",
          "stasm001 C");
  private static final List<String> WASHINGTON =
      List.of(
          "turnt001 SS",
          "roblv001 CF",
          "parrg001 LF",
          "taylm002 RF",
          "kendh001 3B",
          "zimmr001 1B",
          "adamm002 DH",
          "difow001 2B",
          "suzuk001 C");

  private final JsonObject set;
  private final String hash;
  private final List<String> order;
  private final String starter;
  private final Set<String> used = new LinkedHashSet<>();

  private CardTeam(String hash, JsonObject set, List<String> order, String starter) {
    this.hash = hash;
    this.set = set;
    this.order = order;
    this.starter = starter;
    order.forEach(slot -> used.add(id(slot)));
    used.add(starter);
  }

  /**
   * The team of a set of the program.
   *
   * @param lasting whether their starter lasts for five innings, or for one
   */
  static CardTeam of(String hash, JsonObject set, boolean lasting) {
    boolean houston = set.encode().contains(id(HOUSTON.get(0)));
    return houston
        ? new CardTeam(hash, set, HOUSTON, lasting ? "milew001" : "rondh001")
        : new CardTeam(hash, set, WASHINGTON, lasting ? "rossj002" : "gracm003");
  }

  private static String id(String slot) {
    return slot.split(" ", -1)[0];
  }

  String hash() {
    return hash;
  }

  boolean isHouston() {
    return order.equals(HOUSTON);
  }

  String starter() {
    return starter;
  }

  /** The lineup of a side in the form that creates a game. */
  JsonArray lineup() {
    JsonArray lineup = new JsonArray();
    for (int i = 0; i < order.size(); i++) {
      String[] slot = order.get(i).split(" ", -1);
      lineup.add(slot(i + 1, slot[0], slot[1]));
    }
    return lineup.add(slot(0, starter, "P"));
  }

  JsonObject slot(int place, String id, String position) {
    return new JsonObject()
        .put("order", place)
        .put("position", position)
        .put("player", new JsonObject().put("id", id).put("name", card(id).getString("name")));
  }

  JsonObject card(String id) {
    return cards().stream()
        .map(JsonObject.class::cast)
        .filter(card -> card.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  boolean has(String id) {
    return cards().stream().anyMatch(card -> ((JsonObject) card).getString("id").equals(id));
  }

  /** Somebody who has not been in the game, and who comes in now. */
  String comesIn(boolean pitcher) {
    String id =
        cards().stream()
            .map(JsonObject.class::cast)
            .filter(card -> isPitcher(card) == pitcher)
            .map(card -> card.getString("id"))
            .filter(each -> !used.contains(each))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody is left on the bench"));
    used.add(id);
    return id;
  }

  /** Whether somebody plays nowhere else. */
  private static boolean isPitcher(JsonObject card) {
    return card.getJsonObject("ratings").getJsonObject("fielding").fieldNames().equals(Set.of("P"));
  }

  boolean hasFreshPitcher() {
    return cards().stream()
        .map(JsonObject.class::cast)
        .anyMatch(card -> isPitcher(card) && !used.contains(card.getString("id")));
  }

  /** After how many outs one of its pitchers is tired. */
  int outsUntilTired(String pitcher) {
    JsonObject ratings = card(pitcher).getJsonObject("ratings").getJsonObject("pitching");
    boolean starts = pitcher.equals(starter) && ratings.getInteger("starter") > 0;
    return OUTS_OF_AN_INNING * ratings.getInteger(starts ? "starter" : "reliever");
  }

  private JsonArray cards() {
    return set.getJsonArray("players");
  }
}
