package com.paperdynasty.baseball;

import static com.paperdynasty.baseball.Play.given;
import static com.paperdynasty.baseball.Situation.topOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of the ground ball tables, for every place that a ball can be hit to. */
class GroundBallTableTest {
  private static final List<Position> INFIELD = Position.FIELD.subList(0, 6);

  /** Bases before; hit to; bases after, outs and runs on the play, with nobody out. */
  @ParameterizedTest(name = "{0} with {1} hit to {2} leaves {3}, {4} out, {5} in")
  @CsvSource({
    // a
    "a, ---, any,      ---, 1, 0",
    "a, 1--, any,      ---, 2, 0",
    "a, -2-, 1B 2B,    --3, 1, 0",
    "a, -2-, others,   -2-, 1, 0",
    "a, --3, 2B SS,    ---, 1, 1",
    "a, --3, others,   --3, 1, 0",
    "a, 12-, any,      --3, 2, 0",
    "a, 1-3, any,      ---, 2, 1",
    "a, -23, 2B SS,    --3, 1, 1",
    "a, -23, others,   -23, 1, 0",
    "a, 123, any,      --3, 2, 1",
    // b
    "b, ---, any,      ---, 1, 0",
    "b, 1--, any,      1--, 1, 0",
    "b, -2-, 1B 2B,    --3, 1, 0",
    "b, -2-, others,   -2-, 1, 0",
    "b, --3, 2B SS,    ---, 1, 1",
    "b, --3, others,   --3, 1, 0",
    "b, 12-, any,      1-3, 1, 0",
    "b, 1-3, any,      1--, 1, 1",
    "b, -23, 2B SS,    --3, 1, 1",
    "b, -23, others,   -23, 1, 0",
    "b, 123, any,      1-3, 1, 1",
    // c
    "c, ---, any,      ---, 1, 0",
    "c, 1--, any,      -2-, 1, 0",
    "c, -2-, any,      --3, 1, 0",
    "c, --3, any,      ---, 1, 1",
    "c, 12-, any,      -23, 1, 0",
    "c, 1-3, any,      -2-, 1, 1",
    "c, -23, any,      --3, 1, 1",
    "c, 123, any,      -23, 1, 1",
  })
  void infieldBack(String letter, String before, String hitTo, String after, int outs, int runs) {
    for (Position location : locations(hitTo)) {
      check(letter, before, location, InfieldDepth.BACK, after, outs, runs);
    }
  }

  @ParameterizedTest(name = "{0} with {1} leaves {2}, {3} out, {4} in")
  @CsvSource({
    "a, --3, --3, 1, 0",
    "a, 1-3, -23, 1, 0",
    "a, -23, -23, 1, 0",
    "a, 123, -23, 2, 0",
    "b, --3, --3, 1, 0",
    "b, 1-3, -23, 1, 0",
    "b, -23, -23, 1, 0",
    "b, 123, 123, 1, 0",
    "c, --3, --3, 1, 0",
    "c, 1-3, -23, 1, 0",
    "c, -23, -23, 1, 0",
    "c, 123, 123, 1, 0",
  })
  void infieldIn(String letter, String before, String after, int outs, int runs) {
    for (Position location : INFIELD) {
      check(letter, before, location, InfieldDepth.IN, after, outs, runs);
    }
    for (Position corner :
        List.of(Position.PITCHER, Position.CATCHER, Position.FIRST_BASE, Position.THIRD_BASE)) {
      check(letter, before, corner, InfieldDepth.CORNERS_IN, after, outs, runs);
    }
  }

  @ParameterizedTest(name = "{0} up the middle with {1} leaves {2}, {3} out, {4} in")
  @CsvSource({
    "a, --3, ---, 1, 1",
    "a, 1-3, ---, 2, 1",
    "a, -23, --3, 1, 1",
    "a, 123, --3, 2, 1",
    "b, --3, ---, 1, 1",
    "b, 1-3, 1--, 1, 1",
    "b, -23, --3, 1, 1",
    "b, 123, 1-3, 1, 1",
    "c, --3, ---, 1, 1",
    "c, 1-3, -2-, 1, 1",
    "c, -23, --3, 1, 1",
    "c, 123, -23, 1, 1",
  })
  void cornersInLeavesTheMiddleBack(
      String letter, String before, String after, int outs, int runs) {
    check(letter, before, Position.SECOND_BASE, InfieldDepth.CORNERS_IN, after, outs, runs);
    check(letter, before, Position.SHORTSTOP, InfieldDepth.CORNERS_IN, after, outs, runs);
  }

  @ParameterizedTest
  @CsvSource({"---", "1--", "-2-", "12-"})
  void theInfieldInCountsOnlyWithARunnerOnThird(String before) {
    for (Outcome letter : letters()) {
      for (Position location : INFIELD) {
        BallGame back = topOf(3).runnersOn(before).game();
        BallGame in = topOf(3).runnersOn(before).infield(InfieldDepth.IN).game();
        given(in).when(letter, location).leaves(leftBy(back, letter, location));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"---", "1--", "-2-", "--3", "12-", "1-3", "-23", "123"})
  void withTwoOutsTheBatterIsOutAndNobodyMoves(String before) {
    for (Outcome letter : letters()) {
      for (Position location : INFIELD) {
        given(topOf(3).outs(2).runnersOn(before))
            .when(letter, location)
            .outs(1)
            .runs(0)
            .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, before.replace("-", "").length());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1--", "12-", "1-3", "123"})
  void aDoublePlayWithOneOutEndsTheHalfBeforeAnyRun(String before) {
    given(topOf(3).outs(1).runnersOn(before))
        .when(Outcome.GROUNDBALL_A, Position.SHORTSTOP)
        .outs(2)
        .runs(0)
        .leaves("---")
        .scoredAs("6-4-3")
        .says("Grounded into a double play, short to second to first");
  }

  private static void check(
      String letter,
      String before,
      Position location,
      InfieldDepth depth,
      String after,
      int outs,
      int runs) {
    given(topOf(3).runnersOn(before).infield(depth))
        .when(Outcome.byCode("groundball_" + letter), location)
        .leaves(after)
        .outs(outs)
        .runs(runs);
  }

  private static String leftBy(BallGame game, Outcome letter, Position location) {
    return Diamond.word(given(game).when(letter, location).after.bases().mask());
  }

  private static List<Outcome> letters() {
    return List.of(Outcome.GROUNDBALL_A, Outcome.GROUNDBALL_B, Outcome.GROUNDBALL_C);
  }

  /** "any", "2B SS", or "others" than the pair that the rule of the cell names. */
  private List<Position> locations(String words) {
    if (words.equals("any")) {
      return INFIELD;
    }
    List<Position> named = new ArrayList<>();
    if (!words.equals("others")) {
      for (String word : words.split(" ", -1)) {
        named.add(Position.byCode(word));
      }
      return named;
    }
    return List.of(Position.PITCHER, Position.CATCHER, Position.THIRD_BASE);
  }
}
