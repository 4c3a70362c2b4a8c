package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.game.cards.VisibleCards;
import com.paperdynasty.game.state.GameState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Alice visits Bob with the cards of Houston; Bob has those of Washington. */
class VisibleCardsTest {
  private static final String ALICE = "alice";
  private static final String BOB = "bob";
  private static final String HOUSTON = CardedScenario.SETS.get(0);
  private static final String WASHINGTON = CardedScenario.SETS.get(1);

  private static List<String> ids(CardSet set) {
    return set.players().stream().map(Card::id).toList();
  }

  private static VisibleCards seen(GameState state, String userId, String hash) {
    return Objects.requireNonNull(VisibleCards.of(state, userId, hash));
  }

  @Test
  void managerSeesTheirOwnTeamAlone() {
    GameState state = CardedScenario.newGame().state();

    assertThat(seen(state, ALICE, HOUSTON))
        .isEqualTo(new VisibleCards(ids(SampleTeams.HOUSTON), true));
    assertThat(seen(state, ALICE, WASHINGTON)).isEqualTo(new VisibleCards(List.of(), false));
    assertThat(seen(state, BOB, WASHINGTON).whole()).isTrue();
  }

  @Test
  void managerSeesBothTeamsWhereTheLeagueShowsHands() {
    for (Hands hands : List.of(Hands.MANAGERS, Hands.EVERYBODY)) {
      GameState state = CardedScenario.newGame(hands).state();

      assertThat(seen(state, ALICE, WASHINGTON).whole()).isTrue();
    }
  }

  @Test
  void oneSetForBothTeamsShowsNothingOfTheOtherLineup() {
    GameCards both = GameCards.of(List.of(bothTeams()));
    GameState state = CardedScenario.newGame(Hands.OWN, both).state();

    List<String> seen = seen(state, ALICE, HOUSTON).players();

    assertThat(seen).containsAll(lineup(state, Side.AWAY));
    assertThat(seen).doesNotContainAnyElementsOf(lineup(state, Side.HOME));
    assertThat(seen).as("those on the bench are free for both sides").hasSizeGreaterThan(20);
  }

  /** The home side's set has the visitors' players too, but their cards are read from the first. */
  @Test
  void cardThatIsReadFromAnEarlierSetIsNotShown() {
    GameCards cards = GameCards.of(List.of(SampleTeams.HOUSTON, bothTeams()));
    for (Hands hands : Hands.values()) {
      GameState state = CardedScenario.newGame(hands, cards).state();

      assertThat(seen(state, BOB, WASHINGTON))
          .isEqualTo(new VisibleCards(ids(SampleTeams.WASHINGTON), false));
    }
  }

  @Test
  void nobodyElseSeesAnything() {
    GameState state = CardedScenario.newGame(Hands.EVERYBODY).state();

    assertThat(VisibleCards.of(state, "carol", HOUSTON)).as("the game's admin").isNull();
    assertThat(VisibleCards.of(state, ALICE, "0c".repeat(32))).as("another set").isNull();
    assertThat(VisibleCards.of(GameScenario.newGame().state(), ALICE, HOUSTON)).isNull();
  }

  private static CardSet bothTeams() {
    CardSet houston = SampleTeams.HOUSTON;
    List<Card> all = new ArrayList<>(houston.players());
    all.addAll(SampleTeams.WASHINGTON.players());
    return new CardSet(houston.name(), houston.season(), houston.source(), houston.ballpark(), all);
  }

  private static List<String> lineup(GameState state, Side side) {
    return state.game().lineup(side).inGame().stream()
        .map(Slot::player)
        .map(player -> player.id())
        .toList();
  }
}
