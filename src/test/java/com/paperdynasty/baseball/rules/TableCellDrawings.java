package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.state.Situation.topOf;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expected result of every cell of a league's tables, written by hand from the rules and not
 * taken from the engine: after each row the bases that it leaves, in the order of {@link #BASES};
 * then an x for each out, a star for each run, and at the end of a half {@code |} and the number of
 * runners left on base.
 */
final class TableCellDrawings {
  /** The bases before the play. */
  static final List<String> BASES = List.of("---", "1--", "-2-", "--3", "12-", "1-3", "-23", "123");

  private static final String OUTCOMES =
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
      fielders_choice_as_said 1--  12-     12-     1-3     123     123     123     123*
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
      strikeout_reached    1--     refused 12-     1-3     refused refused 123     refused
      error                1--     12-     1-3     1--*    123     12-*    1-3*    123*
      error_2_bases        -2-     -23     -2-*    -2-*    -23*    -23*    -2-**   -23**
      error_3_bases        --3     --3*    --3*    --3*    --3**   --3**   --3**   --3***
      wild_pitch           refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      passed_ball          refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      balk                 refused -2-     --3     ---*    -23     -2-*    --3*    -23*
      other_advance        refused 1--     -2-     --3     12-     1-3     -23     123
      foul_error           ---     1--     -2-     --3     12-     1-3     -23     123
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

  /** The rows that differ with two outs. */
  private static final String OUTCOMES_WITH_TWO_OUTS =
      """
      strikeout            ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      popout               ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      lineout              ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      bp_lineout           ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      flyout_c             ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      flyout_bq            ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      batter_interference  ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      flyout_a             ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      flyout_b             ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      bp_flyout            ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      sac_bunt             refused refused refused refused refused refused refused refused
      strikeout_reached    1--     12-     12-     1-3     123     123     123     123*
      fielders_choice      refused ---x|1  refused refused ---x|2  ---x|2  refused ---x|3
      caught_stealing:1    refused ---x|0  refused refused ---x|1  ---x|1  refused ---x|2
      caught_stealing:2    refused refused ---x|0  refused ---x|1  refused ---x|1  ---x|2
      caught_stealing:3    refused refused refused ---x|0  refused ---x|1  ---x|1  ---x|2
      pick_off:1           refused ---x|0  refused refused ---x|1  ---x|1  refused ---x|2
      pick_off:2           refused refused ---x|0  refused ---x|1  refused ---x|1  ---x|2
      pick_off:3           refused refused refused ---x|0  refused ---x|1  ---x|1  ---x|2
      """;

  private static final String BACK =
      """
      a:P,C,3B,LF,CF,RF    ---x    ---xx   -2-x    --3x    --3xx   ---xx*  -23x    --3xx*
      a:1B                 ---x    ---xx   --3x    --3x    --3xx   ---xx*  -23x    --3xx*
      a:2B                 ---x    ---xx   --3x    ---x*   --3xx   ---xx*  --3x*   --3xx*
      a:SS                 ---x    ---xx   -2-x    ---x*   --3xx   ---xx*  --3x*   --3xx*
      b:P,C,3B,LF,CF,RF    ---x    1--x    -2-x    --3x    1-3x    1--x*   -23x    1-3x*
      b:1B                 ---x    1--x    --3x    --3x    1-3x    1--x*   -23x    1-3x*
      b:2B                 ---x    1--x    --3x    ---x*   1-3x    1--x*   --3x*   1-3x*
      b:SS                 ---x    1--x    -2-x    ---x*   1-3x    1--x*   --3x*   1-3x*
      c:any                ---x    -2-x    --3x    ---x*   -23x    -2-x*   --3x*   -23x*
      """;

  /** The rows that differ with one out: a double play ends the half, and no run counts. */
  private static final String BACK_WITH_ONE_OUT =
      """
      a:P,C,3B,LF,CF,RF    ---x    ---xx|0 -2-x    --3x    ---xx|1 ---xx|1 -23x    ---xx|2
      a:1B                 ---x    ---xx|0 --3x    --3x    ---xx|1 ---xx|1 -23x    ---xx|2
      a:2B                 ---x    ---xx|0 --3x    ---x*   ---xx|1 ---xx|1 --3x*   ---xx|2
      a:SS                 ---x    ---xx|0 -2-x    ---x*   ---xx|1 ---xx|1 --3x*   ---xx|2
      """;

  /** Without a runner on third the table above applies. */
  private static final String IN =
      """
      a:any                -       -       -       --3x    -       -23x    -23x    -23xx
      b:any                -       -       -       --3x    -       -23x    -23x    123x
      c:any                -       -       -       --3x    -       -23x    -23x    123x
      """;

  private static final String IN_WITH_ONE_OUT =
      """
      a:any                -       -       -       --3x    -       -23x    -23x    ---xx|2
      """;

  private static final String GROUND_BALLS_WITH_TWO_OUTS =
      """
      a:any                ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      b:any                ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      c:any                ---x|0  ---x|1  ---x|1  ---x|1  ---x|2  ---x|2  ---x|2  ---x|3
      """;

  /**
   * One drawing.
   *
   * @param cell its place in the league's tables, and the number of outs
   * @param after as in the tables above
   */
  record Drawing(String cell, Situation before, Submission submission, String after) {}

  private TableCellDrawings() {}

  /** All drawings, for games of that league. */
  static List<Drawing> of(League league) {
    List<Drawing> all = new ArrayList<>();
    for (int outs = 0; outs <= 2; outs++) {
      String instead = outs == 2 ? OUTCOMES_WITH_TWO_OUTS : "";
      for (List<String> row : rows(OUTCOMES, instead).values()) {
        for (String before : BASES) {
          all.add(outcome(league, row, before, outs));
        }
      }
      for (InfieldDepth depth : InfieldDepth.values()) {
        for (Position location : Position.FIELD) {
          all.addAll(groundBalls(league, depth, location, outs));
        }
      }
    }
    return all;
  }

  /** The name of an outcome's cell; the named runner's base follows the row. */
  static String cell(String row, String before, int outs) {
    return "outcomes, %s, %s, %d out".formatted(row, before, outs);
  }

  /** The name of a ground ball's cell, by where it is hit and how the infield plays. */
  static String cell(InfieldDepth depth, String row, String before, Position hitTo, int outs) {
    return "%s, %s to %s, %s, %d out".formatted(depth.code(), row, hitTo.code(), before, outs);
  }

  private static Drawing outcome(League league, List<String> row, String before, int outs) {
    return new Drawing(
        cell(row.get(0), before, outs),
        topOf(2).in(league).outs(outs).runnersOn(before),
        submission(row.get(0), before),
        row.get(1 + BASES.indexOf(before)));
  }

  private static List<Drawing> groundBalls(
      League league, InfieldDepth depth, Position location, int outs) {
    String back = outs == 1 ? BACK_WITH_ONE_OUT : outs == 2 ? GROUND_BALLS_WITH_TWO_OUTS : "";
    String in = outs == 1 ? IN_WITH_ONE_OUT : outs == 2 ? GROUND_BALLS_WITH_TWO_OUTS : "";
    boolean close =
        depth == InfieldDepth.IN
            || (depth == InfieldDepth.CORNERS_IN
                && List.of("P", "C", "1B", "3B").contains(location.code()));
    Map<String, List<String>> far = located(BACK, back);
    Map<String, List<String>> near = located(IN, in);
    List<Drawing> all = new ArrayList<>();
    for (String letter : List.of("a", "b", "c")) {
      for (String before : BASES) {
        boolean read = close && before.endsWith("3");
        List<String> row = (read ? near : far).get(letter + ":" + location.code());
        Outcome outcome = Outcome.byCode("groundball_" + letter);
        all.add(
            new Drawing(
                cell(depth, outcome.code(), before, location, outs),
                topOf(3).in(league).outs(outs).runnersOn(before).infield(depth),
                Submission.of(outcome, location),
                row.get(1 + BASES.indexOf(before))));
      }
    }
    return all;
  }

  /** The rows by name; those of the second table instead of the first's. */
  private static Map<String, List<String>> rows(String table, String instead) {
    Map<String, List<String>> rows = new HashMap<>();
    (table + instead)
        .lines()
        .map(line -> List.of(line.split(" +", -1)))
        .forEach(row -> rows.put(row.get(0), row));
    return rows;
  }

  /** The same with a row for each place that a ball can be hit to: {@code a:SS}. */
  private static Map<String, List<String>> located(String table, String instead) {
    Map<String, List<String>> located = new HashMap<>();
    (table + instead)
        .lines()
        .map(line -> List.of(line.split(" +", -1)))
        .forEach(
            row -> {
              String[] name = row.get(0).split(":", 2);
              for (Position position : Position.FIELD) {
                if (name[1].equals("any")
                    || List.of(name[1].split(",", -1)).contains(position.code())) {
                  located.put(name[0] + ":" + position.code(), row);
                }
              }
            });
    return located;
  }

  /** The smallest submission that uses that row. */
  private static Submission submission(String row, String before) {
    String[] name = row.split(":", 2);
    Submission plain =
        switch (name[0]) {
          case "error_2_bases" -> Submission.of(Outcome.REACHED_ON_ERROR).withBases(2);
          case "error_3_bases" -> Submission.of(Outcome.REACHED_ON_ERROR).withBases(3);
          case "fielders_choice_as_said" ->
              Submission.of(Outcome.FIELDERS_CHOICE).withAdvances(List.of(Advance.to(0, 1)));
          case "other_advance" ->
              Submission.of(Outcome.OTHER_ADVANCE)
                  .withAdvances(List.of(theLeadRunnerHolds(before)));
          case "foul_error" ->
              Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.CATCHER));
          default -> Submission.of(Outcome.byCode(name[0]));
        };
    if (plain.outcome().needsHitLocation()) {
      plain = plain.hitTo(Position.CENTER_FIELD);
    }
    return name.length == 1 ? plain : plain.withRunner(Integer.parseInt(name[1]));
  }

  private static Advance theLeadRunnerHolds(String before) {
    int base = Math.max(1, before.chars().filter(c -> c != '-').map(c -> c - '0').max().orElse(1));
    return Advance.to(base, base);
  }
}
