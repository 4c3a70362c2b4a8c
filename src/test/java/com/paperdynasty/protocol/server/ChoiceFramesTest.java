package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.game.ChoiceScenario;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.json.TrustedJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A choice as clients see it, where it is a decision. */
class ChoiceFramesTest {
  private static final List<String> FIELDS =
      List.of("decision_id", "roll_id", "side", "kind", "options", "default", "until", "read_by");

  private static JsonNode needed(GameScenario game) {
    Event.ChoiceNeeded open = Objects.requireNonNull(game.state().openChoice());
    return tree(EventJson.data(open, game.state()));
  }

  private static JsonNode tree(String json) {
    return TrustedJson.read(json, Set.of());
  }

  @Test
  void decisionHasItsOptionsAndItsTime() {
    GameScenario game = ChoiceScenario.asked();

    JsonNode needed = needed(game);

    assertThat(needed.fieldNames()).toIterable().containsAll(FIELDS);
    assertThat(needed.path("decision_id").textValue()).isEqualTo("decision-1");
    assertThat(needed.path("until").textValue()).isEqualTo(game.now().plusSeconds(60).toString());
    assertThat(needed.path("options").findValuesAsText("code"))
        .contains(needed.path("default").textValue())
        .hasSizeGreaterThan(1);
  }

  @Test
  void pendingRollHasTheDecisionThatItWaitsFor() {
    GameScenario game = ChoiceScenario.asked();
    JsonNode needed = needed(game);

    JsonNode decision = tree(StateJson.pendingRoll(game.state())).path("decision");

    assertThat(decision.fieldNames()).toIterable().containsExactlyElementsOf(FIELDS);
    FIELDS.forEach(field -> assertThat(decision.path(field)).isEqualTo(needed.path(field)));
    JsonNode before = tree(StateJson.pendingRoll(game.states().get(game.states().size() - 2)));
    assertThat(before.has("roll_id")).isTrue();
    assertThat(before.has("decision")).isFalse();
  }

  @Test
  void chancesAreShownWhereTheLeagueShowsThem() {
    GameScenario shown = ChoiceScenario.untilAsked(ChoiceScenario.newGame(60, true));
    GameScenario hidden = ChoiceScenario.untilAsked(ChoiceScenario.newGame(60, false));

    assertThat(needed(shown).path("options").findValues("chance")).isNotEmpty();
    assertThat(needed(hidden).path("options").findValues("chance")).isEmpty();
    assertThat(StateJson.pendingRoll(hidden.state())).doesNotContain("chance");
  }

  @Test
  void diceOfACardSayThatACardAskedForThem() {
    GameScenario game = ChoiceScenario.newGame();
    List<Event.ExtraRolled> cut = List.of();
    for (int i = 0; i < 20 && cut.isEmpty(); i++) {
      cut =
          ChoiceScenario.played(ChoiceScenario.untilAsked(game)).log().stream()
              .filter(Event.ExtraRolled.class::isInstance)
              .map(Event.ExtraRolled.class::cast)
              .toList();
    }

    JsonNode data = tree(EventJson.data(cut.get(0), game.state()));

    assertThat(data.path("by").textValue()).isEqualTo("card");
    assertThat(data.path("form").textValue()).startsWith("card-");
    assertThat(data.path("rolled_by").textValue()).isIn("alice", "bob");
  }
}
