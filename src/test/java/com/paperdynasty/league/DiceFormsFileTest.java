package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.dice.ExtraDiceForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of extra dice in a league file. */
class DiceFormsFileTest {
  private static final String GOOD = SampleLeagues.text("sba");
  private static final int SECTION = GOOD.indexOf("\ndice_forms:\n");
  private static final int LINE = (int) GOOD.substring(0, SECTION + 1).lines().count() + 1;
  private static final String WITHOUT =
      GOOD.substring(0, SECTION) + GOOD.substring(GOOD.indexOf("\n\n", SECTION));

  @Test
  void shippedLeaguesHaveForms() throws InvalidLeagueException {
    for (String league : List.of("sba", "pd")) {
      assertThat(forms(SampleLeagues.text(league)).values())
          .startsWith(
              new ExtraDiceForm("fielding", List.of(20, 6, 6, 6, 100), 1, false),
              new ExtraDiceForm("steal", List.of(20, 6, 6), 3, false))
          .contains(new ExtraDiceForm("weather", List.of(20), 1, true));
    }
  }

  @Test
  void fileWithoutTheSectionHasNoForms() throws InvalidLeagueException {
    assertThat(forms(WITHOUT)).isEmpty();
  }

  @Test
  void aFormIsRolledOnceAndWithARollUnlessTheFileSaysOtherwise() throws InvalidLeagueException {
    assertThat(forms(with("  bunt: {dice: [1d6]}")))
        .containsExactly(Map.entry("bunt", new ExtraDiceForm("bunt", List.of(6), 1, false)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'{dice: 1d20}'                      | 'dice is a list such as [1d20, 3d6]'",
        "'{times: 2}'                        | 'dice is a list such as [1d20, 3d6]'",
        "'1d20'                              | 'dice is a list such as [1d20, 3d6]'",
        "'[1d20]'                            | 'dice is a list such as [1d20, 3d6]'",
        "'{dice: []}'                        | 'dice is a list such as [1d20, 3d6]'",
        "'{dice: [d20]}'                     | '\"d20\" is not a number of dice'",
        "'{dice: [0d20]}'                    | '\"0d20\" is not a number of dice'",
        "'{dice: [1d1]}'                     | '\"1d1\" is not a number of dice'",
        "'{dice: [1d101]}'                   | '\"1d101\" is not a number of dice'",
        "'{dice: [1D20]}'                    | '\"1D20\" is not a number of dice'",
        "'{dice: [-1d20]}'                   | '\"-1d20\" is not a number of dice'",
        "'{dice: [999999999999d6]}'          | '\"999999999999d6\" is not a number of dice'",
        "'{dice: [1d20, {a: b}]}'            | 'a term is not a number of dice'",
        "'{dice: [19d6, 2d6]}'               | 'a form has at most 20 dice'",
        "'{dice: [1d20], times: 0}'          | 'times is a number from 1 to 20'",
        "'{dice: [1d20], times: 21}'         | 'times is a number from 1 to 20'",
        "'{dice: [1d20], times: -1}'         | 'times is a number from 1 to 20'",
        "'{dice: [1d20], times: [1]}'        | 'times is a number from 1 to 20'",
        "'{dice: [1d20], between: yes}'      | 'between is true or false'",
        "'{dice: [1d20], between: [true]}'   | 'between is true or false'",
        "'{dice: [1d20], often: 2}'          | 'unknown key \"often\", expected one of [between, dice, times]'",
      })
  void faultHasFileLineAndReason(String form, String reason) {
    String text = with("  good: {dice: [1d20]}\n  bunt: " + form);

    assertThat(faults(text))
        .anyMatch(
            fault ->
                fault.startsWith("x.yaml:" + (LINE + 2) + ": dice_forms, bunt: ")
                    && fault.contains(reason));
  }

  @Test
  void namesAreShortAndPlain() {
    String form = ": {dice: [1d20]}";
    for (String name : List.of("Bunt", "1bunt", "a b", "'a\"b'", "b".repeat(33), "''")) {
      assertThat(faults(with("  " + name + form)))
          .as(name)
          .anyMatch(fault -> fault.contains(": a name has 1 to 32 of a-z, 0-9 and _"));
    }
    assertThat(faults(with("  bunt" + form + "\n  bunt" + form)))
        .anyMatch(fault -> fault.contains("\"bunt\" is set twice"));
  }

  @Test
  void theSectionIsAMappingOfAtMost32Forms() {
    String thirtyThree =
        IntStream.range(0, 33)
            .mapToObj(form -> "  f" + form + ": {dice: [1d20]}")
            .collect(Collectors.joining("\n"));
    assertThat(faults(with(thirtyThree)))
        .containsExactly("x.yaml:" + LINE + ": dice_forms has at most 32 forms");
    for (String other : List.of("dice_forms: d20", "dice_forms: [d20]", "dice_forms: off")) {
      assertThat(faults(WITHOUT + "\n" + other + "\n"))
          .anyMatch(fault -> fault.contains("dice_forms is a mapping of names to forms"));
    }
  }

  private static String with(String forms) {
    return GOOD.substring(0, SECTION)
        + "\ndice_forms:\n"
        + forms
        + GOOD.substring(GOOD.indexOf("\n\n", SECTION));
  }

  private static Map<String, ExtraDiceForm> forms(String text) throws InvalidLeagueException {
    return LeagueFileReader.rules("hash", "x", "x.yaml", text, 32).diceForms();
  }

  private static List<String> faults(String text) {
    InvalidLeagueException thrown =
        catchThrowableOfType(
            InvalidLeagueException.class, () -> LeagueFileReader.parse("x", "x.yaml", text, 32));
    assertThat(thrown).isNotNull();
    return thrown.faults();
  }
}
