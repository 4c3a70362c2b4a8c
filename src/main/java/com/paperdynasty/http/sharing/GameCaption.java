package com.paperdynasty.http.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.json.TrustedJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A game in two short texts, for the cards that other sites show of a link (Open Graph).
 *
 * @param title the teams, with the score once there is one
 * @param description the inning and who is at bat
 */
public record GameCaption(String title, String description) {
  /** For games that are not shown to everybody. */
  public static final GameCaption UNKNOWN =
      new GameCaption("Paper Dynasty", "Tabletop baseball, played live.");

  /** The game as a spectator may see it. */
  public static GameCaption of(Joined game) {
    if (game.setup() == null) {
      return UNKNOWN;
    }
    JsonNode setup = TrustedJson.read(game.setup());
    JsonNode state = TrustedJson.read(game.state());
    String away = setup.path("away").path("name").asText();
    String home = setup.path("home").path("name").asText();
    if (state.path("status").asText().equals("waiting")) {
      return new GameCaption(away + " at " + home, "Before the first pitch.");
    }
    JsonNode score = state.path("score");
    String title =
        "%s %d, %s %d"
            .formatted(away, score.path("away").asInt(), home, score.path("home").asInt());
    return new GameCaption(title, description(state));
  }

  /** The text in HTML, within quotes too: teams are named by anybody. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String description(JsonNode state) {
    if (state.path("status").asText().equals("completed")) {
      return "Final.";
    }
    String half = state.path("half").asText().equals("top") ? "Top" : "Bottom";
    int outs = state.path("outs").asInt();
    return "%s of the %s, %d %s. %s"
        .formatted(
            half,
            ordinal(state.path("inning").asInt()),
            outs,
            outs == 1 ? "out" : "outs",
            duel(name(state, "batter"), name(state, "pitcher")))
        .strip();
  }

  private static String duel(@Nullable String batter, @Nullable String pitcher) {
    return batter == null || pitcher == null ? "" : batter + " bats, " + pitcher + " pitches.";
  }

  private static @Nullable String name(JsonNode state, String who) {
    return state.path(who).path("name").textValue();
  }

  private static String ordinal(int number) {
    int tens = number % 100;
    String suffix =
        tens > 10 && tens < 14
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return String.format(Locale.ROOT, "%d%s", number, suffix);
  }
}
