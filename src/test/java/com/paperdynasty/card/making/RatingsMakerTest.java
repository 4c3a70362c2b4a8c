package com.paperdynasty.card.making;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ratings beside a league of average players. */
class RatingsMakerTest {
  private static final SeasonPlayer AVERAGE =
      new SeasonPlayer(
          "average",
          "Average",
          Hand.RIGHT,
          Hand.RIGHT,
          "AAA",
          Map.of(Hand.RIGHT, counts("PA", 300, "1B", 70, "BB", 30, "SO", 75)),
          Map.of(Hand.RIGHT, counts("PA", 300)),
          Map.of(
              Position.SHORTSTOP, counts("outs", 2000, "E", 10),
              Position.CATCHER, counts("outs", 2000, "E", 5)),
          counts("SB_to_2", 8, "CS_to_2", 2, "single_from_1_extra", 15, "single_from_1_base", 35),
          counts("SB", 60, "CS", 20, "PB", 8),
          counts("G", 40, "GS", 20, "outs", 420, "WP", 6, "BK", 1, "SB", 12, "CS", 4));

  private static final SeasonLines SEASON =
      new SeasonLines(
          1911,
          "nobody",
          AVERAGE.running().plus(counts("1B", 70, "BB", 30, "outs", 2000)),
          List.of(AVERAGE));

  private static Counts counts(Object... namesAndCounts) {
    Counts counts = Counts.NONE;
    for (int i = 0; i < namesAndCounts.length; i += 2) {
      double count = ((Integer) namesAndCounts[i + 1]).doubleValue();
      counts = counts.plus(new Counts(Map.of((String) namesAndCounts[i], count)));
    }
    return counts;
  }

  private static Ratings rate(Counts running, Counts catching, Counts use) {
    return new RatingsMaker(SEASON)
        .of(
            new SeasonPlayer(
                "b",
                "B",
                Hand.RIGHT,
                Hand.RIGHT,
                "AAA",
                AVERAGE.batting(),
                AVERAGE.pitching(),
                AVERAGE.fielding(),
                running,
                catching,
                use));
  }

  private static Ratings average() {
    return rate(AVERAGE.running(), AVERAGE.catching(), AVERAGE.use());
  }

  @Test
  void averagePlayerHasAverageRatings() {
    Ratings ratings = average();

    assertThat(ratings.running()).isEqualTo(6);
    assertThat(ratings.stealing().second()).isEqualTo(16);
    assertThat(ratings.stealing().jump()).isEqualTo(4);
    assertThat(ratings.fielding().get(Position.SHORTSTOP).glove().errorRating()).isEqualTo(8);
    assertThat(requireNonNull(ratings.catching()).throwing()).isEqualTo(0);
    assertThat(requireNonNull(ratings.catching()).passedBall()).isEqualTo(2);
    assertThat(requireNonNull(ratings.pitching()).hold()).isEqualTo(0);
    assertThat(requireNonNull(ratings.pitching()).wildPitch()).isEqualTo(8);
    assertThat(requireNonNull(ratings.pitching()).balk()).isEqualTo(1);
  }

  /** 420 outs in 20 starts, and an inning in each of 20 other games. */
  @Test
  void starterLastsAsLongAsTheirStarts() {
    assertThat(requireNonNull(average().pitching()).starter()).isEqualTo(6);
    assertThat(requireNonNull(average().pitching()).reliever()).isEqualTo(1);
    Ratings reliever = rate(AVERAGE.running(), AVERAGE.catching(), counts("G", 50, "outs", 300));
    assertThat(requireNonNull(reliever.pitching()).starter()).isEqualTo(0);
    assertThat(requireNonNull(reliever.pitching()).reliever()).isEqualTo(2);
  }

  @Test
  void fastRunnerRunsMoreAndGoodCatcherThrowsBetter() {
    Ratings good =
        rate(
            counts(
                "SB_to_2", 50, "CS_to_2", 5, "single_from_1_extra", 40, "single_from_1_base", 10),
            counts("SB", 30, "CS", 30, "PB", 2),
            AVERAGE.use());

    assertThat(good.running()).isEqualTo(16);
    assertThat(good.stealing().jump()).isEqualTo(20);
    assertThat(good.stealing().second()).isEqualTo(18);
    assertThat(requireNonNull(good.catching()).throwing()).isEqualTo(5);
    assertThat(requireNonNull(good.catching()).passedBall()).isEqualTo(0);
  }

  /** Two steals without being caught make no perfect runner. */
  @Test
  void shortLineIsFilledUpWithTheLeagues() {
    Ratings ratings = rate(counts("SB_to_2", 2), AVERAGE.catching(), AVERAGE.use());

    assertThat(ratings.stealing().second()).isEqualTo(18);
    assertThat(ratings.running()).isEqualTo(6);
  }
}
