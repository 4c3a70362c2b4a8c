package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.file.CardSetJson;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's hand cards: of the players in the game, and of the others of the team's card set who can
 * still come in.
 */
public final class HandCardsJson {
  /**
   * How many characters the cards of a hand have together. The first that no longer fits and all
   * after it are left out, and a client asks for them by their players. Any single card fits.
   */
  static final int MOST_CHARACTERS = 196_608;

  private final GameState state;
  private final GameCards cards;
  private final List<String> wanted;
  private final JsonBuilder json = new JsonBuilder();
  private int left = MOST_CHARACTERS;

  private HandCardsJson(GameState state, List<String> wanted) {
    this.state = state;
    this.cards = state.rules().cards();
    this.wanted = wanted;
  }

  /**
   * The data of {@code hand_cards}. The lists are empty if the league's cards are on paper. In a
   * digital league without card sets there are only the ratings that the server uses for each
   * fielder at their position.
   *
   * @param side whose cards
   * @param players whose cards to show; empty for the whole team
   */
  public static String text(GameState state, Side side, List<String> players) {
    return new HandCardsJson(state, players).hand(side);
  }

  private String hand(Side side) {
    json.object()
        .put("game_id", state.setup().gameId().toString())
        .put("team_id", side.code())
        .array("cards");
    FieldingChart chart = state.league().fielding();
    if (chart != null) {
      for (Slot slot : state.game().lineup(side).inGame()) {
        boolean shown = slot.position().inField() || !cards.isEmpty();
        if (shown && isWanted(slot.player().id())) {
          inGame(slot, slot.position().inField() ? ratings(chart, slot, side) : null);
        }
      }
    }
    json.endArray();
    if (!cards.isEmpty()) {
      bench(side);
    }
    return json.endObject().toString();
  }

  private boolean isWanted(String player) {
    return wanted.isEmpty() || wanted.contains(player);
  }

  private FieldingRatings ratings(FieldingChart chart, Slot slot, Side side) {
    FieldingRatings onCard = CardRules.ratingsAt(cards, state.game().lineup(side), slot.position());
    return onCard == null ? chart.withoutCard(slot.position()) : onCard;
  }

  private void inGame(Slot slot, @Nullable FieldingRatings fieldingRatings) {
    player(slot.player().id(), slot.player().name()).put("position", slot.position().code());
    if (fieldingRatings != null) {
      json.object("fielding")
          .put("range", fieldingRatings.range())
          .put("error", fieldingRatings.errorRating())
          .endObject();
    }
    card(cards.of(slot.player().id()));
    json.endObject();
  }

  /** Those of the team's set who are in the game for neither side and have not left it. */
  private void bench(Side side) {
    json.array("bench");
    for (Card card : cards.setOf(side).players()) {
      if (isWanted(card.id()) && isFree(card.id())) {
        player(card.id(), card.name());
        card(cards.of(card.id()));
        json.endObject();
      }
    }
    json.endArray();
  }

  private boolean isFree(String player) {
    for (Side side : Side.values()) {
      Lineup lineup = state.game().lineup(side);
      if (lineup.slotOf(player) != null || lineup.hasLeft(player)) {
        return false;
      }
    }
    return true;
  }

  private JsonBuilder player(String id, String name) {
    return json.object().object("player").put("id", id).put("name", name).endObject();
  }

  private void card(@Nullable Card card) {
    if (card == null || left == 0) {
      return;
    }
    String text = CardSetJson.card(card).toString();
    if (text.length() > left) {
      // To write the others only to see whether they fit would cost more than the answer.
      left = 0;
      return;
    }
    left -= text.length();
    json.raw("card", text);
  }
}
