package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A faulty fielding chart is refused with file, line and reason. */
class FieldingFileTest {
  private static final String GOOD = SampleLeagues.text("pd");

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'positions: C\n'            | 'positions: Q\n'               | unknown position \"Q\"",
        "'positions: C\n'            | 'positions: DH\n'              | unknown position \"DH\"",
        "'positions: C\n'            | 'positions: P\n'               | two groups have the position P",
        "'{range: 3, error_rating: 8}'| '{range: 6, error_rating: 8}'  | 'range is a number from 1 to 5, not \"6\"'",
        "'{range: 3, error_rating: 8}'| '{range: 3}'                   | 'error_rating is a number from 0 to 30, not \"\"'",
        "'{range: 3, error_rating: 8}'| '{range: 3, error_rating: 8, arm: 2}' | unknown key \"arm\"",
        "'1: 90 %, '                  | '1: 91 %, '                    | 'by the rows it is 90 %, not 91 %'",
        "'1: 90 %, '                  | ''                             | range 1 is missing",
        "'1: 90 %, '                  | '0: 90 %, 1: 90 %, '           | there is no range 0",
        "'      20: {1: groundball_a,'| '      21: {1: groundball_a,'  | a d20 has no 21",
        "'      20: {1: groundball_a,'| '      21: {1: groundball_a,'  | the row of 20 is missing",
        "'20: {1: groundball_a, '     | '20: {'                        | range 1 is missing",
        "'20: {1: groundball_a,'      | '20: {1: groundball_z,'        | unknown outcome \"groundball_z\"",
        "'20: {1: groundball_a,'      | '20: {1: walk,'                | walk is neither an out nor a hit",
        "'20: {1: groundball_a,'      | '20: {1: x_check,'             | x_check is neither an out nor a hit",
        "'3:  {rating: 3, bases: 1}'  | '2:  {rating: 3, bases: 1}'    | three dice have no total 2",
        "'3:  {rating: 3, bases: 1}'  | '3:  {rating: 3, bases: 4}'    | 'bases is a number from 1 to 3, not \"4\"'",
        "'3:  {rating: 3, bases: 1}'  | '3:  {rating: x, bases: 1}'    | 'rating is a number from 0 to 30, not \"x\"'",
        "'    reaches: {1: 90'        | '    gets_to: {1: 90'          | unknown key \"gets_to\"",
        "'    reaches: {1: 90'        | '    gets_to: {1: 90'          | reaches is missing",
        "'20: {1: groundball_a,'      | '20: {1: [groundball_a],'      | expected text or a mapping",
      })
  void faultHasFileLineAndReason(String was, String becomes, String reason) {
    String before = was.replace("\\n", "\n");
    assertThat(GOOD).contains(before);
    int at = GOOD.indexOf(before);
    String change = becomes == null ? "" : becomes.replace("\\n", "\n");
    String text = GOOD.substring(0, at) + change + GOOD.substring(at + before.length());

    List<String> faults = faults(text);

    assertThat(faults)
        .anyMatch(fault -> fault.matches("x\\.yaml:\\d+: .*") && fault.contains(reason));
    int line = (int) GOOD.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    assertThat(faults)
        .as("near line %d", line)
        .anyMatch(fault -> Math.abs(lineOf(fault) - line) <= 20);
  }

  @Test
  void rangeThatReachesMoreBallsThanABetterOneIsRefused() {
    String text =
        GOOD.replaceFirst("2:  \\{1: single_1,      2: single_1, ", "2:  {1: single_1, 2: popout, ")
            .replaceFirst(
                "3:  \\{1: groundball_c,  2: single_1, ", "3:  {1: groundball_c, 2: popout, ")
            .replaceFirst("1:  \\{1: single_1,      2: single_1, ", "1:  {1: single_1, 2: popout, ")
            .replaceFirst("1: 90 %, 2: 80 %", "1: 90 %, 2: 95 %");
    assertThat(faults(text))
        .singleElement()
        .asString()
        .contains(
            "fielding, pitcher, reaches, 2: range 2 reaches more balls than the range before");
  }

  @Test
  void everyPositionNeedsAChart() {
    String text = GOOD.replace("positions: LF CF RF", "positions: LF CF");
    assertThat(faults(text)).anyMatch(fault -> fault.contains("no group has the position RF"));
  }

  @Test
  void onlyADigitalLeagueNeedsTheChart() {
    String without = GOOD.substring(0, GOOD.indexOf("\nfielding:"));
    assertThat(faults(without)).singleElement().asString().contains("fielding is missing");
    assertThat(faults(without.replace("mode: digital", "mode: manual"))).isEmpty();
    assertThat(SampleLeagues.read("sba").mode()).isEqualTo(League.Mode.MANUAL);
    assertThat(SampleLeagues.read("sba").fielding()).isNull();
  }

  private static int lineOf(String fault) {
    return Integer.parseInt(fault.split(":", 3)[1]);
  }

  private static List<String> faults(String text) {
    InvalidLeagueException refused =
        catchThrowableOfType(
            InvalidLeagueException.class, () -> LeagueFileReader.parse("x", "x.yaml", text, 32));
    return refused == null ? List.of() : refused.faults();
  }
}
