package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.TrustedJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody learns of the cards from the state of a game. */
class CardStateJsonTest {
  private static JsonNode json(GameState state) {
    return TrustedJson.read(StateJson.state(state));
  }

  private static GameState injured(GameState state) {
    Slot batter = state.game().lineup(Side.AWAY).batting(4);
    return GameLogic.apply(
        state, new Event.PlayerInjured(GameScenario.NOON, Side.AWAY, batter.player()));
  }

  @Test
  void handsOfTheBatterAndThePitcherAreNoSecret() {
    JsonNode state = json(CardedScenario.newGame().state());

    assertThat(state.at("/batter/bats").asText()).isEqualTo("R");
    assertThat(state.at("/pitcher/throws").asText()).isEqualTo("R");
    assertThat(json(GameScenario.newGame().state()).at("/batter").has("bats")).isFalse();
  }

  @Test
  void whoHasToLeaveIsNamed() {
    GameState healthy = CardedScenario.walked(CardedScenario.newGame()).state();
    assertThat(json(healthy).has("must_leave")).isFalse();

    JsonNode state = json(injured(healthy));

    Slot hurt = healthy.game().lineup(Side.AWAY).batting(4);
    assertThat(state.path("must_leave").toString())
        .isEqualTo(
            "{\"side\":\"away\",\"player_id\":\"%s\",\"name\":\"%s\"}"
                .formatted(hurt.player().id(), hurt.player().name()));
  }

  @Test
  void whomNobodyCanReplaceIsNotNamed() {
    GameState whole = CardedScenario.newGame().state();
    List<CardSet> startersAlone =
        SampleTeams.CARDS.sets().stream().map(set -> only(set, whole)).toList();
    GameScenario game = CardedScenario.newGame(Hands.OWN, GameCards.of(startersAlone));

    assertThat(json(injured(CardedScenario.walked(game).state())).has("must_leave")).isFalse();
  }

  private static CardSet only(CardSet set, GameState state) {
    return new CardSet(
        set.name(),
        set.season(),
        set.source(),
        set.ballpark(),
        set.players().stream().filter(card -> starts(state, card.id())).toList());
  }

  private static boolean starts(GameState state, String id) {
    return List.of(Side.values()).stream()
        .anyMatch(side -> state.game().lineup(side).slotOf(id) != null);
  }
}
