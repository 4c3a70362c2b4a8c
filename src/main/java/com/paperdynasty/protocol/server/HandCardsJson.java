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

/** A team's hand cards, which only its managers may see. */
public final class HandCardsJson {
  private HandCardsJson() {}

  /**
   * The data of {@code hand_cards}, or null if the actor may not see these cards. The list is empty
   * if the league's cards are on paper. In a league with a fielding chart it has the ratings that
   * the server uses for each fielder at their position.
   *
   * @param side whose cards, by the side's name on the wire; null for the actor's own
   */
  public static @Nullable String text(GameState state, Actor actor, @Nullable String side) {
    Side requested = side == null ? null : Side.byCode(side);
    Side shown = ChatPermissions.sideOfVisibleCards(state, actor, requested);
    if (shown == null) {
      return null;
    }
    JsonBuilder json =
        new JsonBuilder()
            .object()
            .put("game_id", state.setup().gameId().toString())
            .put("team_id", shown.code())
            .array("cards");
    FieldingChart chart = state.league().fielding();
    if (chart != null) {
      for (Slot slot : state.game().lineup(shown).inGame()) {
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
