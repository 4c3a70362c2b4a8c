package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.ChatPermissions;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import org.jspecify.annotations.Nullable;

/** A team's cards, for their manager. */
public final class HandCardsJson {
  private HandCardsJson() {}

  /**
   * The data of {@code hand_cards}, or null for a user without such cards. Empty if the league's
   * cards are on paper; of a digital league it has the data that the server plays by: the ratings
   * of each fielder at their position.
   *
   * @param side whose cards, by its name on the wire; null for the actor's own
   */
  public static @Nullable String text(GameState table, Actor actor, @Nullable String side) {
    Side asked = side == null ? null : Side.byCode(side);
    Side shown = ChatPermissions.sideOfVisibleCards(table, actor, asked);
    if (shown == null) {
      return null;
    }
    JsonBuilder json =
        new JsonBuilder()
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

  private static void card(JsonBuilder json, Slot slot, FieldingRatings fieldingRatings) {
    json.object("player")
        .put("id", slot.player().id())
        .put("name", slot.player().name())
        .endObject()
        .put("position", slot.position().code())
        .object("fielding")
        .put("range", fieldingRatings.range())
        .put("error", fieldingRatings.errorRating())
        .endObject()
        .endObject();
  }
}
