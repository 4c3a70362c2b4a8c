package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewGameFormTest {

  @Test
  void leagueAndTeamNamesAreEnough() throws Exception {
    NewGameForm.ValidForm form =
        filled("{'league': 'sba', 'home': {'name': 'Millers'}, 'away': {'name': 'Owls'}}");

    assertThat(form.league()).isEqualTo("sba");
    assertThat(form.open()).isTrue();
    assertThat(form.home())
        .isEqualTo(new NewGameForm.TeamForm("Millers", null, null, null, null, null));
    assertThat(form.options().innings()).isNull();
  }

  @Test
  void seatsAreForThoseWhoAreInvitedUnlessTheFormSaysOtherwise() throws Exception {
    String form = "{'league': 'sba', 'home': {'name': 'M'}, 'away': {'name': 'O'}%s}";

    assertThat(filled(form.formatted("")).anybodySits()).isFalse();
    assertThat(filled(form.formatted(", 'seats': 'invited'")).anybodySits()).isFalse();
    assertThat(filled(form.formatted(", 'seats': 'anybody'")).anybodySits()).isTrue();
  }

  @Test
  void optionsOverrideTheLeague() throws Exception {
    NewGameForm.ValidForm form =
        filled(
            "{'league': 'sba', 'home': {'name': 'M'}, 'away': {'name': 'O'}, 'public': false,"
                + " 'options': {'innings': 5, 'dh': false, 'mercy': null,"
                + " 'extra_runner': {'base': 2, 'from_inning': 10}}}");

    assertThat(form.open()).isFalse();
    assertThat(form.options().innings()).isEqualTo(5);
    assertThat(form.options().dh()).isFalse();
    assertThat(form.options().mercyRule()).isEqualTo(MercyRule.OFF);
    assertThat(form.options().extraRunnerRule()).isEqualTo(new ExtraRunnerRule(2, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}                                                          | league",
        "{'league': 7}                                               | league",
        "{'league': 'sba'}                                           | away",
        "{'league': 'sba', 'public': 'yes'}                          | public",
        "{'league': 'sba', 'seats': 'all'}                           | seats",
        "{'league': 'sba', 'public': false, 'seats': 'anybody'}      | seats",
        "{'league': 'sba', 'options': []}                            | options",
        "{'league': 'sba', 'options': {'innings': 0}}                | options",
        "{'league': 'sba', 'options': {'extra_runner': {'base': 4}}} | options",
        "{'league': 'sba', 'away': 'Owls'}                           | away",
        "{'league': 'sba', 'away': {}}                               | away.name",
        "{'league': 'sba', 'away': {'name': ''}}                     | away.name",
        "{'league': 'sba', 'away': {'name': 'a\\u0000b'}}            | away.name",
        "{'league': 'sba', 'away': {'name': 'O', 'manager': 5}}      | away.manager",
        "{'league': 'sba', 'away': {'name': 'O', 'lineup': {}}}      | away.lineup",
        "{'league': 'sba', 'away': {'name': 'O', 'lineup': [{}]}}    | away.lineup",
        "{'league': 'sba', 'away': {'name': 'O'}}                    | home",
      })
  void firstInvalidFieldIsNamed(String body, String field) throws Exception {
    assertThat(NewGameForm.read(json(body)))
        .isInstanceOfSatisfying(
            NewGameForm.InvalidForm.class,
            faulty -> {
              assertThat(faulty.problem().field()).isEqualTo(field);
              assertThat(faulty.problem().code()).isEqualTo(ErrorCode.INVALID);
            });
  }

  private static NewGameForm.ValidForm filled(String body) throws Exception {
    return (NewGameForm.ValidForm) NewGameForm.read(json(body));
  }

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
  }
}
