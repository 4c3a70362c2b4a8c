package com.paperdynasty.baseball.league;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.FieldingChart.FieldingResult;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fielding chart that ships with the digital league. */
class FieldingChartTest {
  private static final FieldingChart CHART = SampleLeagues.read("pd").fielding();
  private static final Pattern STATED =
      Pattern.compile(
          "positions: ([A-Z0-9 ]+)\\n.*\\n    reaches: "
              + "\\{1: (\\d+) %, 2: (\\d+) %, 3: (\\d+) %, 4: (\\d+) %, 5: (\\d+) %}");

  /** Outs per hundred balls of an errorless fielder of that range. */
  private static int outs(Position position, int range) {
    int outs = 0;
    for (int d20 = 1; d20 <= 20; d20++) {
      outs +=
          CHART.lookUp(position, new FieldingRatings(range, 0), d20, 3).outcome().isOut() ? 5 : 0;
    }
    return outs;
  }

  @Test
  void fieldersReachTheShareOfBallsThatTheFileStates() {
    Map<Position, String> stated = new LinkedHashMap<>();
    Matcher groups = STATED.matcher(SampleLeagues.text("pd"));
    while (groups.find()) {
      for (String code : groups.group(1).split(" ", -1)) {
        Position position = Position.byCode(code);
        stated.put(position, "");
        for (int range = 1; range <= 5; range++) {
          int share = Integer.parseInt(groups.group(1 + range));
          assertThat(outs(position, range)).as("%s, range %d", code, range).isEqualTo(share);
          assertThat(CHART.reaches(position, range)).isEqualTo(share);
        }
      }
    }
    assertThat(stated.keySet()).containsExactlyInAnyOrderElementsOf(Position.FIELD);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DESIGNATED_HITTER", "PINCH_HITTER", "PINCH_RUNNER"})
  void bestRangeMakesClearlyMoreOutsThanTheWorst(Position position) {
    assertThat(outs(position, 1)).isGreaterThanOrEqualTo(outs(position, 5) + 30);
  }

  /** Rolls of three dice, out of 216, on which a fielder of that rating makes an error. */
  private static int errors(Position position, int rating) {
    int errors = 0;
    for (int dice = 0; dice < 216; dice++) {
      int total = 3 + dice / 36 + dice / 6 % 6 + dice % 6;
      FieldingResult found = CHART.lookUp(position, new FieldingRatings(1, rating), 20, total);
      errors += found.outcome() == Outcome.REACHED_ON_ERROR ? 1 : 0;
    }
    return errors;
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DESIGNATED_HITTER", "PINCH_HITTER", "PINCH_RUNNER"})
  void worseErrorRatingNeverErrsLessAndTheBestNeverErrs(Position position) {
    assertThat(errors(position, 0)).isZero();
    for (int rating = 1; rating <= FieldingRatings.WORST_RATING; rating++) {
      assertThat(errors(position, rating)).isGreaterThanOrEqualTo(errors(position, rating - 1));
    }
    assertThat(errors(position, 20)).isBetween(10, 70);
  }

  @Test
  void diceAndRatingsDecideTheResult() {
    FieldingRatings sure = new FieldingRatings(3, 0);
    FieldingRatings clumsy = new FieldingRatings(3, 24);
    Position shortstop = Position.SHORTSTOP;

    assertThat(CHART.lookUp(shortstop, sure, 20, 18))
        .isEqualTo(new FieldingResult(Outcome.GROUNDBALL_A, null));
    assertThat(CHART.lookUp(shortstop, clumsy, 20, 18))
        .isEqualTo(new FieldingResult(Outcome.REACHED_ON_ERROR, 2));
    assertThat(CHART.lookUp(shortstop, clumsy, 20, 10))
        .as("a total without an error")
        .isEqualTo(new FieldingResult(Outcome.GROUNDBALL_A, null));
    assertThat(CHART.lookUp(shortstop, clumsy, 2, 18))
        .as("a ball that the fielder does not reach")
        .isEqualTo(new FieldingResult(Outcome.SINGLE_1, null));
    assertThat(CHART.lookUp(Position.CENTER_FIELD, clumsy, 20, 18))
        .isEqualTo(new FieldingResult(Outcome.REACHED_ON_ERROR, 3));
  }
}
