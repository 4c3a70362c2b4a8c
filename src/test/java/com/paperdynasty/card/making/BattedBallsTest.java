package com.paperdynasty.card.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.season.Counts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BattedBallsTest {
  private static final Counts LEAGUE =
      new Counts(
          Map.ofEntries(
              Map.entry("PA", 1000.0),
              Map.entry("out_ground", 200.0),
              Map.entry("out_fly", 120.0),
              Map.entry("out_line", 60.0),
              Map.entry("out_pop", 50.0),
              Map.entry("ROE", 10.0),
              Map.entry("GDP", 20.0),
              Map.entry("GDP_chances", 200.0),
              Map.entry("loc_1B_LF", 1.0),
              Map.entry("loc_1B_CF", 2.0),
              Map.entry("loc_1B_RF", 1.0),
              Map.entry("loc_out_ground_SS", 3.0),
              Map.entry("loc_out_ground_2B", 1.0)));

  private static final InPlayShape SHAPE = InPlayShape.of(LEAGUE, LEAGUE, Map.of());

  private static int sum(Map<CardOutcome, Integer> chances, Predicate<CardOutcome> which) {
    return chances.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static Map<CardOutcome, Integer> divided() {
    return new BattedBalls(LEAGUE).divide(new int[] {300, 90, 9, 70, 160, 20, 480, 1031}, SHAPE);
  }

  @Test
  void everyCategoryHasItsChances() {
    Map<CardOutcome, Integer> chances = divided();

    assertThat(sum(chances, outcome -> true)).isEqualTo(2160);
    assertThat(sum(chances, outcome -> Category.of(outcome.outcome()) == Category.SINGLE))
        .isEqualTo(300);
    assertThat(sum(chances, outcome -> Category.of(outcome.outcome()) == Category.DOUBLE))
        .isEqualTo(90);
    assertThat(chances)
        .containsEntry(CardOutcome.of(Outcome.HOMERUN), 70)
        .containsEntry(CardOutcome.of(Outcome.WALK), 160)
        .containsEntry(CardOutcome.of(Outcome.HIT_BY_PITCH), 20)
        .containsEntry(CardOutcome.of(Outcome.STRIKEOUT_OUT), 480);
  }

  @Test
  void ballsGoWhereTheLeaguesWent() {
    Map<CardOutcome, Integer> chances = divided();

    assertThat(
            sum(
                chances,
                outcome ->
                    Category.of(outcome.outcome()) == Category.SINGLE
                        && outcome.hitLocation() == Position.CENTER_FIELD))
        .isEqualTo(150);
    int grounders = sum(chances, outcome -> outcome.outcome().isOnTheGround());
    int toShort =
        sum(
            chances,
            outcome ->
                outcome.outcome().isOnTheGround() && outcome.hitLocation() == Position.SHORTSTOP);
    assertThat(toShort).isCloseTo(grounders * 3 / 4, within(1));
  }

  /** 200 of 440 balls in play that are no hits were on the ground, half of them double plays. */
  @Test
  void outsInPlayAreOfTheKindsThatTheLineHas() {
    Map<CardOutcome, Integer> chances = divided();
    int grounders = sum(chances, outcome -> outcome.outcome().isOnTheGround());
    int doublePlays = sum(chances, outcome -> outcome.outcome() == Outcome.GROUNDBALL_A);

    assertThat(grounders).isCloseTo(1031 * 200 / 440, within(1));
    assertThat(doublePlays).isCloseTo(grounders / 2, within(1));
    assertThat(sum(chances, outcome -> outcome.outcome() == Outcome.POPOUT))
        .isCloseTo(1031 * 50 / 440, within(1));
  }

  /** The card has twice the line's, less the opposite card's. */
  @Test
  void shapeIsAwayFromTheLeaguesTwiceAsFarAsTheLineIs() {
    Counts flies = LEAGUE.plus(new Counts(Map.of("out_ground", -50.0, "out_fly", 50.0)));

    List<Double> weights = InPlayShape.of(flies, LEAGUE, Map.of()).weights();

    assertThat(weights.get(0)).isCloseTo(2160 * 0.1, within(1e-6));
    assertThat(weights.get(1)).isCloseTo(2160 * 0.22, within(1e-6));
  }

  @Test
  void whatFieldingChecksGiveIsTakenOff() {
    List<Double> weights =
        InPlayShape.of(LEAGUE, LEAGUE, Map.of(Outcome.GROUNDBALL_B, 100.0, Outcome.POPOUT, 500.0))
            .weights();

    assertThat(weights.get(0)).isCloseTo(2160 * 0.2 - 100, within(1e-6));
    assertThat(weights.get(3)).isEqualTo(0);
  }
}
