package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What situations are worth, as a section of a league file. */
class ExpectancyFileTest {
  private static final String LEAGUE = SampleLeagues.text("sba");
  private static final String SECTION = section();
  private static final String GOOD = LEAGUE + "\n" + SECTION;

  private static String section() {
    try {
      String file = Files.readString(Path.of("src/main/resources/expectancy.yaml"));
      return file.substring(file.indexOf("\nexpectancy:\n") + 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sectionThatWasCopiedGivesTheSameChancesAsTheFileWithoutIt() throws InvalidLeagueException {
    League with = LeagueFileReader.parse("x", "x.yaml", GOOD, 32);
    League without = LeagueFileReader.parse("x", "x.yaml", LEAGUE, 32);
    for (int state = 0; state < 24; state++) {
      assertThat(with.expectancy().homeWins(7, true, state, -1))
          .isEqualTo(without.expectancy().homeWins(7, true, state, -1));
    }
  }

  @Test
  void otherRunsGiveOtherChances() throws InvalidLeagueException {
    String calm = GOOD.replace("spread: 0.18", "spread: 0");
    League even = LeagueFileReader.parse("x", "x.yaml", calm, 32);
    League shipped = LeagueFileReader.parse("x", "x.yaml", GOOD, 32);
    assertThat(even.expectancy().homeWins(7, true, 0, 1))
        .isLessThan(shipped.expectancy().homeWins(7, true, 0, 1));
    assertThat(even.expectancy().homeWins(1, false, 0, 0)).isEqualTo(5_000);
  }

  @Test
  void spreadOutOfRangeIsRefused() {
    String reason = "spread is a number from 0 to 0.5, not ";
    refuses("spread: 0.18", "spread: 0.51", reason + "\"0.51\"");
    refuses("spread: 0.18", "spread: -0.1", reason + "\"-0.1\"");
    refuses("spread: 0.18", "spread: much", reason + "\"much\"");
    refuses("spread: 0.18", "spread: 1e-1", reason + "\"1e-1\"");
    refuses("spread: 0.18", "spread: {a: 1}", reason + "\"\"");
    refuses("spread: 0.18", "spred: 0.18", "unknown key \"spred\"");
    assertThat(faults(GOOD.replace("  spread: 0.18\n", "")))
        .containsExactly("x.yaml:" + line("expectancy:\n") + ": expectancy: " + reason + "\"\"");
  }

  @Test
  void partOfAnotherShapeIsRefused() {
    assertThat(faults(LEAGUE + "\nexpectancy: none\n"))
        .containsExactly(
            "x.yaml:" + line("expectancy:\n") + ": expectancy: expected a mapping, not \"none\"");
    assertThat(faults(LEAGUE + "\nexpectancy: [1]\n"))
        .containsExactly("x.yaml:" + line("expectancy:\n") + ": expected text or a mapping");
    String row = GOOD.substring(0, GOOD.indexOf("    0:\n      none")) + "    0: 58328\n";
    assertThat(faults(row + GOOD.substring(GOOD.indexOf("    1:\n      none"))))
        .containsExactly(
            "x.yaml:" + line("    0:\n") + ": expectancy: runs, 0 outs: the row is missing");
    refuses("      none: 58328 12373", "      none: {0: 58328} #", "is not a number");
    refuses("      none: 58328 12373 5845", "      none: [58328, 12373, 5845] #", "expected text");
    refuses("    strikeout:    2296", "    strikeout: {often: 2296}", "must be a text");
  }

  @Test
  void rowOrColumnThatIsMissingOrUnknownIsRefused() {
    refuses("  runs:\n", "  rums:\n", "unknown key \"rums\"");
    assertThat(faults(GOOD.replace("  runs:\n", "  rums:\n")))
        .anyMatch(fault -> fault.contains("runs is missing: how often 0, 1, 2, … runs scored"));
    refuses("    2:\n", "    3:\n", "runs: \"3\" is not a number of outs");
    assertThat(faults(GOOD.replace("    2:\n", "    3:\n")))
        .anyMatch(fault -> fault.contains("runs, 2 outs: the row is missing"));
    refuses("      12:   1744", "      21:   1744", "0 outs: \"21\" is not a state of the bases");
    assertThat(faults(GOOD.replace("      12:   1744", "      21:   1744")))
        .anyMatch(fault -> fault.contains("runs, 0 outs: column 12 is missing"));
    refuses("      13:   245", "      12:   245", "\"12\" is set twice");
    assertThat(faults(GOOD.substring(0, GOOD.indexOf("  plays:"))))
        .containsExactly(
            "x.yaml:"
                + line("expectancy:\n")
                + ": expectancy: plays is missing: how frequent each outcome is");
  }

  @Test
  void countsOutOfRangeAreRefused() {
    String row = "      123:  2443 335 381 169 172 55 18 6 2";
    String cell = "runs, 2 outs, 123: ";
    refuses(row, row.replace("335", "-335"), cell + "\"-335\" is not a number from 0 to 1000000");
    refuses(row, row.replace("335", "3.5"), cell + "\"3.5\" is not a number");
    refuses(row, row.replace("335", "1000001"), cell + "\"1000001\" is not a number");
    refuses(row, row.replace("335", "99999999999"), cell + "\"99999999999\" is not a number");
    refuses(row, row.replace("335", "335,"), cell + "\"335,\" is not a number");
    refuses(row, "      123:", cell + "\"\" is not a number");
    refuses(row, row + " 1".repeat(8), cell + "more than 15 runs");
    assertThat(faults(GOOD.replace(row, row + " 1".repeat(7)))).isEmpty();
  }

  /** Such runs would divide nothing by nothing in a tied game, or make a play worth nothing. */
  @Test
  void situationInWhichTheRunsAreCertainIsRefused() {
    String reason = "needs halves without a run and halves with one";
    refuses("none: 58328 12373", "none: 0 12373", "runs, 0 outs, none: " + reason);
    refuses("      none: 58328 ", "      none: 58328 #", "runs, 0 outs, none: " + reason);
    refuses("      none: 58328 ", "      none: 58328 0 0 #", "runs, 0 outs, none: " + reason);
  }

  @Test
  void runsThatAreNotMonotoneAreRefused() {
    String than = "fewer runs are to be expected than with ";
    refuses("      12:   1744", "      12:   17440", "runs, 0 outs, 12: " + than + "0 outs, 1");
    refuses("      2:    2368", "      2:    9368", "runs, 0 outs, 2: " + than + "0 outs, 1");
    refuses(
        "      none: 58328", "      none: 999999", "runs, 0 outs, none: " + than + "1 outs, none");
    refuses("      3:    3844", "      3:    38440", "runs, 2 outs, 3: " + than + "2 outs, none");
  }

  @Test
  void playsThatCannotBeMeasuredWithAreRefused() {
    refuses(
        "    strikeout:    2296", "    strikeout:    0", "strikeout is a number from 1 to 999999");
    refuses("    strikeout:    2296", "    strikeout: 1000000", "is a number from 1 to 999999");
    refuses("    strikeout:    2296", "    strikeout: -1", "is a number from 1 to 999999");
    refuses("    strikeout:    2296", "    whiff: 2296", "\"whiff\" is not an outcome");
    refuses("    strikeout:    2296", "    balk: 2296", "\"balk\" is not an outcome");
    refuses("    strikeout:    2296", "    x_check: 2296", "\"x_check\" is not an outcome");
    String onlyHits =
        GOOD.substring(0, GOOD.indexOf("  plays:")) + "  plays: {single: 1, walk: 2}\n";
    assertThat(faults(onlyHits))
        .containsExactly(
            "x.yaml:"
                + line("  plays:")
                + ": expectancy: plays has no outcome that is an out, so no half would end");
  }

  @Test
  void everyFaultOfTheSectionIsNamedAtOnce() {
    String faulty =
        GOOD.replace("spread: 0.18", "spread: 1")
            .replace("      12:   1744", "      12:   x")
            .replace("    strikeout:    2296", "    whiff: 2296");
    assertThat(faults(faulty)).hasSize(3);
  }

  /** Asserts that the fault has the reason and the line on which the change was made. */
  private static void refuses(String was, String becomes, String reason) {
    int at = GOOD.indexOf(was, LEAGUE.length());
    assertThat(at).as(was).isPositive();
    String text = GOOD.substring(0, at) + becomes + GOOD.substring(at + was.length());
    int line = line(was);
    assertThat(faults(text))
        .as(becomes)
        .anyMatch(fault -> fault.startsWith("x.yaml:" + line + ": ") && fault.contains(reason));
  }

  /** The line of the good file on which a text begins. */
  private static int line(String text) {
    String before = GOOD.substring(0, GOOD.indexOf(text, LEAGUE.length()));
    return (int) before.chars().filter(c -> c == '\n').count() + 1;
  }

  private static List<String> faults(String text) {
    InvalidLeagueException refused =
        catchThrowableOfType(
            InvalidLeagueException.class, () -> LeagueFileReader.parse("x", "x.yaml", text, 32));
    return refused == null ? List.of() : refused.faults();
  }
}
