package com.paperdynasty.play;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Reads a card set's JSON at the dice as one reads a card on paper, without the server's code. */
final class PaperReading {
  private static final int LAST_BATTERS_COLUMN = 3;
  private static final List<String> OUTS_IN_PLAY =
      List.of("groundball", "flyout", "lineout", "popout");

  private PaperReading() {}

  /** The outcome of the cell for a play, by the card and the half that its dice and hands pick. */
  static String of(List<CardTeam> teams, JsonObject play, JsonObject roll) {
    String batter = play.getJsonObject("batter").getString("id");
    String pitcher = play.getJsonObject("pitcher").getString("id");
    CardTeam fielders = teams.get(teams.get(0).has(pitcher) ? 0 : 1);
    CardTeam batters = teams.get(teams.get(0).has(pitcher) ? 1 : 0);
    String throwing = fielders.card(pitcher).getString("throws");
    String bats = batters.card(batter).getString("bats");
    String side = !bats.equals("S") ? bats : throwing.equals("R") ? "L" : "R";
    int column = roll.getInteger("d6_one");
    boolean isBatters = column <= LAST_BATTERS_COLUMN;
    JsonObject card =
        isBatters
            ? batters.card(batter).getJsonObject("batting")
            : fielders.card(pitcher).getJsonObject("pitching");
    JsonObject cell =
        card.getJsonObject((isBatters ? throwing : side).equals("L") ? "vs_left" : "vs_right")
            .getJsonObject("" + column)
            .getJsonObject("" + roll.getInteger("d6_two_total"));
    return outcome(cell, roll.getInteger("resolution_d20"));
  }

  private static String outcome(JsonObject cell, int d20) {
    JsonArray split = cell.getJsonArray("split");
    if (split == null) {
      return cell.getString("outcome");
    }
    return split.stream()
        .map(JsonObject.class::cast)
        .filter(share -> d20 <= share.getInteger("to"))
        .findFirst()
        .orElseThrow()
        .getString("outcome");
  }

  /** Whether an out in play on the own card of a pitcher who is tired is a single. */
  static boolean givesTiredSingle(CardTeam team, String pitcher, JsonObject roll, String paper) {
    int tired =
        team.card(pitcher).getJsonObject("ratings").getJsonObject("pitching").getInteger("tired");
    return roll.getInteger("d6_one") > LAST_BATTERS_COLUMN
        && roll.getInteger("resolution_d20") <= tired
        && OUTS_IN_PLAY.stream().anyMatch(paper::startsWith);
  }

  /** What the server may submit for what the paper says. */
  static Set<String> allowed(String paper, boolean tiredSingle) {
    if (tiredSingle) {
      return Set.of("single");
    }
    return switch (paper) {
      case "bp_single" -> Set.of(paper, "bp_lineout");
      case "bp_homerun" -> Set.of(paper, "bp_flyout");
      case "strikeout_reached" -> Set.of(paper, "strikeout");
      case "fielders_choice" -> Set.of(paper, "groundball_c");
      case "groundball_c" -> Set.of(paper, "fielders_choice");
      default -> Set.of(paper);
    };
  }
}
