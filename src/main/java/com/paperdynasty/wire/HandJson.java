package com.paperdynasty.wire;

import com.paperdynasty.baseball.Fielder;
import com.paperdynasty.baseball.FieldingChart;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.game.Actor;
import com.paperdynasty.game.TableState;
import com.paperdynasty.game.TalkRights;
import org.jspecify.annotations.Nullable;

/** A team's cards as their manager holds them. */
public final class HandJson {
  private HandJson() {}

  /**
   * The data of {@code hand_cards}, or null for who holds no such cards. Where a league's cards are
   * on paper the server has none to show; of a digital league it shows what it plays by: how good
   * each fielder is where he stands.
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
