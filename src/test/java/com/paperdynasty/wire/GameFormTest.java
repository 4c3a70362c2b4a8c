package com.paperdynasty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.ExtraRunner;
import com.paperdynasty.baseball.Mercy;
import com.paperdynasty.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameFormTest {

  @Test
  void namesOfLeagueAndTeamsAreEnough() throws Exception {
    GameForm.Filled form =
        filled("{'league': 'sba', 'home': {'name': 'Millers'}, 'away': {'name': 'Owls'}}");

    assertThat(form.league()).isEqualTo("sba");
    assertThat(form.open()).isTrue();
    assertThat(form.home()).isEqualTo(new GameForm.TeamForm("Millers", null, null));
    assertThat(form.options().innings()).isNull();
  }

  @Test
  void optionsSayWhatTheGameDoesOtherwise() throws Exception {
    GameForm.Filled form =
        filled(
            "{'league': 'sba', 'home': {'name': 'M'}, 'away': {'name': 'O'}, 'public': false,"
                + " 'options': {'innings': 5, 'dh': false, 'mercy': null,"
                + " 'extra_runner': {'base': 2, 'from_inning': 10}}}");

    assertThat(form.open()).isFalse();
    assertThat(form.options().innings()).isEqualTo(5);
    assertThat(form.options().dh()).isFalse();
    assertThat(form.options().mercy()).isEqualTo(Mercy.OFF);
    assertThat(form.options().extraRunner()).isEqualTo(new ExtraRunner(2, 10));
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
  void theFirstFieldThatIsWrongIsNamed(String body, String field) throws Exception {
    assertThat(GameForm.read(json(body)))
        .isInstanceOfSatisfying(
            GameForm.Faulty.class,
            faulty -> {
              assertThat(faulty.problem().field()).isEqualTo(field);
              assertThat(faulty.problem().code()).isEqualTo(ErrorCode.INVALID);
            });
  }

  private static GameForm.Filled filled(String body) throws Exception {
    return (GameForm.Filled) GameForm.read(json(body));
  }

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
  }
}
