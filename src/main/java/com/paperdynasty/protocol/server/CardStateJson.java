package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.Hand;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import com.paperdynasty.json.JsonBuilder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the state of a game has from its cards. */
final class CardStateJson {
  private CardStateJson() {}

  /** The batter and the pitcher; with cards, also the hands that say which half counts. */
  static void duel(JsonBuilder json, GameState state) {
    Slot batter = state.game().batter();
    Slot pitcher = state.game().pitcher();
    slot(json, "batter", batter, "bats", hand(state, batter, Card::bats));
    slot(json, "pitcher", pitcher, "throws", hand(state, pitcher, Card::throwing));
  }

  private static @Nullable Hand hand(
      GameState state, @Nullable Slot slot, Function<Card, Hand> ofCard) {
    Card card = slot == null ? null : state.rules().cards().of(slot.player().id());
    return card == null ? null : ofCard.apply(card);
  }

  private static void slot(
      JsonBuilder json, String name, @Nullable Slot slot, String what, @Nullable Hand hand) {
    if (slot == null || hand == null) {
      StateJson.slot(json, name, slot);
    } else {
      StateJson.putSlot(json.object(name), slot).put(what, hand.code()).endObject();
    }
  }

  /** The injured player who leaves before the next roll; nothing where nobody has to leave. */
  static void mustLeave(JsonBuilder json, GameState state) {
    Injury injury = Injuries.mustLeave(state);
    if (injury != null) {
      json.object("must_leave")
          .put("side", injury.side().code())
          .put("player_id", injury.player().id())
          .put("name", injury.player().name())
          .endObject();
    }
  }
}
