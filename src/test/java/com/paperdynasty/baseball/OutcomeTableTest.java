package com.paperdynasty.baseball;

import static com.paperdynasty.baseball.Play.given;
import static com.paperdynasty.baseball.Situation.topOf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every outcome but the ground balls, with every state of the bases, with nobody out and one. */
class OutcomeTableTest {
  private static final List<String> BASES =
      List.of("---", "1--", "-2-", "--3", "12-", "1-3", "-23", "123");

  /**
   * After each outcome and the bases after it, in the order of {@link #BASES}; a star for each run,
   * an x for each out.
   */
  private static final String TABLE =
      """
      strikeout            ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      popout               ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      lineout              ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      bp_lineout           ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      flyout_c             ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      flyout_bq            ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      batter_interference  ---x    1--x    -2-x    --3x    12-x    1-3x    -23x    123x
      flyout_a             ---x    -2-x    --3x    ---x*   -23x    -2-x*   --3x*   -23x*
      flyout_b             ---x    1--x    -2-x    ---x*   12-x    1--x*   -2-x*   12-x*
      bp_flyout            ---x    1--x    -2-x    ---x*   12-x    1--x*   -2-x*   12-x*
      sac_bunt             refused -2-x    --3x    ---x*   -23x    -2-x*   --3x*   -23x*
      fielders_choice      refused 1--x    refused refused 12-x    1-3x    refused 123x
      single               1--     12-     1--*    1--*    12-*    12-*    1--**   12-**
      single_1             1--     12-     1-3     1--*    123     12-*    1-3*    123*
      bp_single            1--     12-     1-3     1--*    123     12-*    1-3*    123*
      single_uncapped      1--     12-     1-3     1--*    123     12-*    1-3*    123*
      single_2             1--     1-3     1--*    1--*    1-3*    1-3*    1--**   1-3**
      double               -2-     -23     -2-*    -2-*    -23*    -23*    -2-**   -23**
      double_2             -2-     -23     -2-*    -2-*    -23*    -23*    -2-**   -23**
      double_uncapped      -2-     -23     -2-*    -2-*    -23*    -23*    -2-**   -23**
      double_3             -2-     -2-*    -2-*    -2-*    -2-**   -2-**   -2-**   -2-***
      triple               --3     --3*    --3*    --3*    --3**   --3**   --3**   --3***
      homerun              ---*    ---**   ---**   ---**   ---***  ---***  ---***  ---****
      bp_homerun           ---*    ---**   ---**   ---**   ---***  ---***  ---***  ---****
      walk                 1--     12-     12-     1-3     123     123     123     123*
      intentional_walk     1--     12-     12-     1-3     123     123     123     123*
      hit_by_pitch         1--     12-     12-     1-3     123     123     123     123*
      catcher_interference 1--     12-     12-     1-3     123     123     123     123*
      strikeout_reached    1--     12-     12-     1-3     123     123     123     123*
      error                1--     12-     1-3     1--*    123     12-*    1-3*    123*
      error_2              -2-     -23     -2-*    -2-*    -23*    -23*    -2-**   -23**
      error_3              --3     --3*    --3*    --3*    --3**   --3**   --3**   --3***
      wild_pitch           refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      passed_ball          refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      balk                 refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      stolen_base:1        refused -2-     refused refused refused -23     refused refused
      stolen_base:2        refused refused --3     refused 1-3     refused refused refused
      stolen_base:3        refused refused refused ---*    refused 1--*    -2-*    12-*
      pickoff_error:1      refused -2-     refused refused refused -23     refused refused
      pickoff_error:2      refused refused --3     refused 1-3     refused refused refused
      pickoff_error:3      refused refused refused ---*    refused 1--*    -2-*    12-*
      defensive_indifference:1 refused -2- refused refused refused -23     refused refused
      defensive_indifference:2 refused refused --3 refused 1-3     refused refused refused
      defensive_indifference:3 refused refused refused ---* refused 1--*   -2-*    12-*
      caught_stealing:1    refused ---x    refused refused -2-x    --3x    refused -23x
      caught_stealing:2    refused refused ---x    refused 1--x    refused --3x    1-3x
      caught_stealing:3    refused refused refused ---x    refused 1--x    -2-x    12-x
      pick_off:1           refused ---x    refused refused -2-x    --3x    refused -23x
      pick_off:2           refused refused ---x    refused 1--x    refused --3x    1-3x
      pick_off:3           refused refused refused ---x    refused 1--x    -2-x    12-x
      """;

  static Stream<Arguments> cells() {
    return TABLE
        .lines()
        .map(line -> List.of(line.split(" +", -1)))
        .flatMap(
            row ->
                BASES.stream()
                    .map(
                        before ->
                            Arguments.of(row.get(0), before, row.get(1 + BASES.indexOf(before)))));
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @MethodSource("cells")
  void withNobodyOut(String outcome, String before, String after) {
    check(outcome, before, after, 0);
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @MethodSource("cells")
  void withOneOut(String outcome, String before, String after) {
    check(outcome, before, after, 1);
  }

  private static void check(String outcome, String before, String after, int outs) {
    Play.Given given = given(topOf(2).outs(outs).runnersOn(before));
    Submission submission = submission(outcome);
    if (after.equals("refused")) {
      given.refuses(submission, Illegal.VALIDATION, "");
      return;
    }
    given
        .when(submission)
        .leaves(after.substring(0, 3))
        .outs((int) after.chars().filter(c -> c == 'x').count())
        .runs((int) after.chars().filter(c -> c == '*').count());
  }

  /** {@code stolen_base:2} is of the runner on second, {@code error_3} for three bases. */
  private static Submission submission(String text) {
    if (text.startsWith("error")) {
      int bases = text.equals("error") ? 1 : text.charAt(6) - '0';
      return Submission.of(Outcome.REACHED_ON_ERROR, Position.SHORTSTOP).forBases(bases);
    }
    String[] parts = text.split(":", -1);
    Outcome outcome = Outcome.byCode(parts[0]);
    Submission plain =
        outcome.needsHitLocation()
            ? Submission.of(outcome, Position.CENTER_FIELD)
            : Submission.of(outcome);
    return parts.length == 1 ? plain : plain.on(Integer.parseInt(parts[1]));
  }
}
