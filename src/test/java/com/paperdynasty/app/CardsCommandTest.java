package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsCommandTest {
  private static final String SEASON = "src/test/resources/seasons/2019-players.json.gz";

  @TempDir private Path folder;

  @Test
  void allTeamsAreWrittenEachUnderItsOwnName() throws IOException {
    assertThat(PaperDynasty.execute("cards", "--season", SEASON, "--out", folder.toString()))
        .isZero();
    assertThat(folder.toFile().list()).hasSize(30);
    assertThat(Files.readString(folder.resolve("2019-washington.json")))
        .isEqualTo(Files.readString(Path.of("conf/cards/2019-washington.json")));
  }

  @Test
  void unknownTeamIsRefusedBeforeAnythingIsWritten() {
    assertThat(
            PaperDynasty.execute(
                "cards", "--season", SEASON, "--out", folder.toString(), "--team", "XXX"))
        .isEqualTo(2);
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void fileThatIsNoSeasonFails() {
    assertThat(PaperDynasty.execute("cards", "--season", "conf/leagues/pd.yaml")).isEqualTo(1);
  }
}
