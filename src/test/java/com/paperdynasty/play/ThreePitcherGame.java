package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;

import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A game that the home team leads from the first inning on, with three pitchers of whom none has
 * pitched long enough to win, so the official scorer has a choice.
 */
final class ThreePitcherGame {
  private ThreePitcherGame() {}

  /**
   * Plays it to its end.
   *
   * @param admin acts for both sides
   * @return the pitchers from whom the scorer may choose
   */
  static List<String> called(SharedGame table, GameClient admin) {
    outs(table, admin);
    play(table, admin, "homerun");
    for (String relief : List.of("relief1", "relief2")) {
      outs(table, admin);
      JsonObject change =
          table.about().put("side", "home").put("changes", ProtocolRows.change(0, relief, "P"));
      admin.command("substitute", change);
      outs(table, admin);
    }
    outs(table, admin);
    JsonObject completed = admin.command("end_game", table.about().put("reason", "rain"));
    return data(completed).getJsonArray("scorers_choice").stream().map(String.class::cast).toList();
  }

  private static void outs(SharedGame table, GameClient admin) {
    for (int i = 0; i < 3; i++) {
      table.play(admin);
    }
  }

  private static void play(SharedGame table, GameClient admin, String outcome) {
    String roll = table.roll(admin);
    admin.command(
        "submit_manual_outcome", table.about().put("outcome", outcome).put("roll_id", roll));
  }
}
