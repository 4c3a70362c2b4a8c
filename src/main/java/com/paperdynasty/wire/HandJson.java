package com.paperdynasty.wire;

import com.paperdynasty.baseball.Fielder;
import com.paperdynasty.baseball.FieldingChart;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.game.Actor;
import com.paperdynasty.game.TableState;
import com.paperdynasty.game.TalkRights;
import org.jspecify.annotations.Nullable;

/** A team's cards, for their manager. */
public final class HandJson {
  private HandJson() {}

  /**
   * The data of {@code hand_cards}, or null for a user without such cards. Empty if the league's
   * cards are on paper; of a digital league it has the data that the server plays by: the ratings
   * of each fielder at their position.
   *
   * @param side whose cards, by its name on the wire; null for the actor's own
   */
  public static @Nullable String text(TableState table, Actor actor, @Nullable String side) {
    Side asked = side == null ? null : Side.byCode(side);
    Side shown = TalkRights.handOf(table, actor, asked);
    if (shown == null) {
      return null;
    }
    JsonText json =
        new JsonText()
            .object()
            .put("game_id", table.setup().gameId().toString())
            .put("team_id", shown.code())
            .array("cards");
    FieldingChart chart = table.league().fielding();
    if (chart != null) {
      for (Slot slot : table.game().lineup(shown).inGame()) {
        if (slot.position().inField()) {
          card(json.object(), slot, chart.withoutCard(slot.position()));
        }
      }
    }
    return json.endArray().endObject().toString();
  }

  private static void card(JsonText json, Slot slot, Fielder fielder) {
    json.object("player")
        .put("id", slot.player().id())
        .put("name", slot.player().name())
        .endObject()
        .put("position", slot.position().code())
        .object("fielding")
        .put("range", fielder.range())
        .put("error", fielder.errorRating())
        .endObject()
        .endObject();
  }
}
