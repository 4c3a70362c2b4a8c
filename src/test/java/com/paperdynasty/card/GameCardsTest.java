package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.dice.DiceFaces;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The cards of a game that has several sets. */
class GameCardsTest {
  private static final CardSet SAMPLE = SampleCards.set();
  private static final Card HITTER =
      new Card(
          "h",
          "Hitter",
          Hand.LEFT,
          Hand.RIGHT,
          SampleCards.side(Outcome.BP_HOMERUN, Outcome.BP_SINGLE),
          null,
          SampleCards.card("h").ratings());

  private static CardSet set(BallparkChances park, Card... players) {
    return new CardSet("Others", null, null, park, List.of(players));
  }

  @Test
  void firstSetThatHasAPlayerAndTheFirstBallparkCount() {
    GameCards cards =
        GameCards.of(
            List.of(
                set(null, HITTER),
                set(new BallparkChances("Low", 1, 1, 1, 1), SampleCards.card("h")),
                SAMPLE));

    assertThat(cards.of("h")).isSameAs(HITTER);
    assertThat(cards.of("a")).isSameAs(SAMPLE.players().get(0));
    assertThat(cards.of("nobody")).isNull();
    // Column 1, row 7, a d20 of 2: the sample pitchers throw left, and the chance is 1.
    CellReading reading = cards.read("h", "a", new DiceFaces(1, 3, 4, 10, 2));
    assertThat(Objects.requireNonNull(reading).outcome()).isEqualTo(Outcome.BP_FLYOUT);
  }

  @Test
  void playerNeedsTheSidesOfTheCardThatTheirPartReads() {
    GameCards cards = GameCards.of(List.of(set(null, HITTER), SAMPLE));

    assertThat(cards.faultIn("h", 1, Position.LEFT_FIELD)).isNull();
    assertThat(cards.faultIn("h", 0, Position.PITCHER)).isEqualTo("No card for h");
    assertThat(cards.faultIn("h", 9, Position.PITCHER)).isEqualTo("No card for h");
    assertThat(cards.faultIn("a", 9, Position.PITCHER)).isNull();
    assertThat(cards.faultIn("nobody", 1, Position.CATCHER)).isEqualTo("No card for nobody");
  }

  /** So a team loses no designated hitter to a pitcher whose bat could not be read. */
  @Test
  void pitcherWithoutABatHasNoSlotInTheOrder() {
    Card full = SampleCards.card("p");
    Card pitcher =
        new Card("p", "Pitcher", Hand.LEFT, Hand.LEFT, null, full.pitching(), full.ratings());
    GameCards cards = GameCards.of(List.of(set(null, pitcher)));

    assertThat(cards.faultIn("p", 0, Position.PITCHER)).isNull();
    assertThat(cards.faultIn("p", 9, Position.PITCHER)).isEqualTo("No card for p");
    assertThat(cards.faultIn("p", 9, Position.PINCH_RUNNER)).isEqualTo("No card for p");
  }

  @Test
  void gameWithoutSetsDemandsNothing() {
    assertThat(GameCards.NONE.isEmpty()).isTrue();
    assertThat(GameCards.NONE.faultIn("nobody", 1, Position.CATCHER)).isNull();
    assertThat(GameCards.NONE.read("a", "b", new DiceFaces(1, 3, 4, 10, 2))).isNull();
    assertThat(GameCards.of(List.of())).isSameAs(GameCards.NONE);
  }
}
