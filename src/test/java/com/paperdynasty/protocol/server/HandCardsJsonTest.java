package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.card.file.CardSetJson;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.TrustedJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a manager is shown of the team's cards. */
class HandCardsJsonTest {

  private static JsonNode hand(GameState state, Side side, String... players) {
    return TrustedJson.read(HandCardsJson.text(state, side, List.of(players)));
  }

  private static List<String> ids(JsonNode players) {
    List<String> ids = new ArrayList<>();
    players.forEach(player -> ids.add(player.at("/player/id").asText()));
    return ids;
  }

  @Test
  void everybodyInTheGameIsShownWithTheirCardAndTheRatingsOfTheirPosition() {
    GameState state = CardedScenario.newGame().state();
    JsonNode hand = hand(state, Side.AWAY);

    assertThat(ids(hand.path("cards")))
        .isEqualTo(state.game().away().inGame().stream().map(slot -> slot.player().id()).toList());
    for (JsonNode shown : hand.path("cards")) {
      Card card = SampleTeams.HOUSTON.player(shown.at("/player/id").asText()).orElseThrow();
      assertThat(shown.path("card")).isEqualTo(CardSetJson.card(card));
      String position = shown.path("position").asText();
      assertThat(shown.at("/fielding/range"))
          .isEqualTo(CardSetJson.card(card).at("/ratings/fielding/" + position + "/range"));
    }
  }

  @Test
  void benchHasTheOthersOfTheTeamsSetUntilTheyHavePlayed() {
    GameScenario game = CardedScenario.newGame();
    List<String> before = ids(hand(game.state(), Side.AWAY).path("bench"));
    assertThat(before).hasSize(16).contains("kempt001").doesNotContain("brega001");

    game.when(
            ALICE,
            new Command.Substitute(
                Side.AWAY,
                List.of(
                    new LineupChange(
                        1, new Player("kempt001", "Tony Kemp"), Position.PINCH_HITTER, false))))
        .accepted();

    JsonNode after = hand(game.state(), Side.AWAY);
    assertThat(ids(after.path("bench"))).hasSize(15).doesNotContain("kempt001", "brega001");
    assertThat(after.path("cards").get(0).has("fielding")).as("no position in the field").isFalse();
  }

  @Test
  void onlyTheNamedPlayersAreShown() {
    JsonNode hand = hand(CardedScenario.newGame().state(), Side.AWAY, "kempt001", "brega001");

    assertThat(ids(hand.path("cards"))).containsExactly("brega001");
    assertThat(ids(hand.path("bench"))).containsExactly("kempt001");
    assertThat(ids(hand(CardedScenario.newGame().state(), Side.HOME, "brega001").path("cards")))
        .isEmpty();
  }

  /** A card of which each cell is split in 20 takes more than a hundred thousand characters. */
  @Test
  void cardsThatNoLongerFitAreLeftOutAndCanBeAskedFor() {
    GameState state = withLongCards();
    JsonNode hand = hand(state, Side.AWAY);

    assertThat(hand.toString().length()).isLessThan(HandCardsJson.MOST_CHARACTERS + 10_000);
    assertThat(ids(hand.path("cards"))).hasSize(10);
    assertThat(hand.path("cards").get(0).has("card")).isTrue();
    assertThat(hand.path("cards").get(1).has("card")).isFalse();
    String second = hand.path("cards").get(1).at("/player/id").asText();
    assertThat(hand(state, Side.AWAY, second).path("cards").get(0).has("card")).isTrue();
  }

  /** So the others need not be written to see whether they fit. */
  @Test
  void shortCardsAfterTheFirstThatDoesNotFitAreLeftOutToo() {
    JsonNode hand = hand(withLongCards(card -> card.pitching() == null), Side.AWAY);

    assertThat(hand.path("cards").get(0).has("card")).isTrue();
    assertThat(hand.findValues("card")).hasSize(1);
    assertThat(ids(hand.path("bench"))).hasSize(16);
  }

  private static GameState withLongCards() {
    return withLongCards(card -> true);
  }

  private static GameState withLongCards(Predicate<Card> isLong) {
    List<Cell.Share> shares = new ArrayList<>();
    for (int face = 1; face <= Cell.FACES; face++) {
      shares.add(
          new Cell.Share(face, CardOutcome.of(Outcome.DOUBLE_UNCAPPED, Position.FIRST_BASE)));
    }
    Cell cell = new Cell(shares);
    HalfCard half = new HalfCard(Collections.nCopies(HalfCard.COLUMNS * HalfCard.ROWS, cell));
    CardSide side = new CardSide(half, half);
    CardSet team = SampleTeams.HOUSTON;
    List<Card> longer =
        team.players().stream()
            .map(
                card ->
                    !isLong.test(card)
                        ? card
                        : new Card(
                            card.id(),
                            card.name(),
                            card.bats(),
                            card.throwing(),
                            side,
                            side,
                            card.ratings()))
            .toList();
    CardSet set = new CardSet(team.name(), team.season(), team.source(), null, longer);
    return CardedScenario.newGame(
            CardOptions.Hands.OWN, GameCards.of(List.of(set, SampleTeams.WASHINGTON)))
        .state();
  }

  @Test
  void leagueWithoutCardSetsHasTheRatingsOfFieldersOnly() {
    JsonNode hand = hand(GameScenario.digital().state(), Side.HOME);

    assertThat(hand.path("cards"))
        .hasSize(9)
        .allSatisfy(shown -> assertThat(shown.has("card")).isFalse());
    assertThat(hand.has("bench")).isFalse();
    assertThat(hand(GameScenario.newGame().state(), Side.HOME).path("cards")).isEmpty();
  }

  @Test
  void playerOfTheOtherSideIsNotOnTheBenchOfASetThatBothUse() {
    GameState state =
        CardedScenario.newGame(CardOptions.Hands.OWN, GameCards.of(List.of(bothTeams()))).state();

    List<String> inGame =
        Stream.of(Side.values())
            .flatMap(side -> state.game().lineup(side).inGame().stream())
            .map(Slot::player)
            .map(Player::id)
            .toList();
    assertThat(ids(hand(state, Side.HOME).path("bench")))
        .hasSize(52 - 20)
        .doesNotContainAnyElementsOf(inGame);
  }

  private static CardSet bothTeams() {
    List<Card> all = new ArrayList<>(SampleTeams.HOUSTON.players());
    all.addAll(SampleTeams.WASHINGTON.players());
    return new CardSet("All", null, null, null, all);
  }
}
