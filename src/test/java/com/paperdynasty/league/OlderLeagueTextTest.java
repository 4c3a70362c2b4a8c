package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.TableOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OlderLeagueTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"sba", "pd"})
  void leagueForOlderBuildsDiffersInFairPlayAlone(String name) throws Exception {
    String text = Files.readString(Path.of("conf/leagues/" + name + ".yaml"));
    String older =
        OlderLeagueText.of("before_roll: ready\nplans: sealed\nabsence_seconds: 60\n" + text);

    RuleBook rules = LeagueFileReader.rules("hash", name, "old.yaml", older, 32);
    assertThat(rules.diceForms()).isEmpty();
    assertThat(rules.table()).isEqualTo(TableOptions.DEFAULT);
    assertThat(rules.league())
        .usingRecursiveComparison()
        .isEqualTo(LeagueFileReader.parse(name, "new.yaml", text, 32));
    assertThat(older)
        .doesNotContain("\ndice_forms", "\nplans", "\nbefore_roll", "\nabsence_seconds");
  }

  @Test
  void textWithoutFairPlayStaysAsItIs() {
    String text = "mode: manual\ninnings: 9\n\n# a comment\nresults:\n  G1: {batter: out}\n";

    assertThat(OlderLeagueText.of(text)).isEqualTo(text);
  }
}
