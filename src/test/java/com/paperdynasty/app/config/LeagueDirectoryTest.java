package com.paperdynasty.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How faults of an operator's own league file are reported. */
class LeagueDirectoryTest {
  private static final String GOOD = SampleLeagues.text("sba");

  @TempDir private Path directory;

  @Test
  void fileOfTheDirectoryIsALeague() throws IOException {
    Files.writeString(directory.resolve("sandlot.yaml"), GOOD.replace("innings: 9", "innings: 5"));
    Files.writeString(directory.resolve("notes.txt"), "not a league");

    assertThat(LeagueDirectory.read(directory, 32).byName().keySet())
        .containsExactlyInAnyOrder("pd", "sandlot", "sba");
  }

  @Test
  void faultIsReportedWithFileLineAndReason() throws IOException {
    Path file = directory.resolve("sandlot.yaml");
    Files.writeString(
        file,
        GOOD.replace("innings: 9", "innings: many")
            .replace("triple:               {runners: home,", "triple: {"));

    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> LeagueDirectory.read(directory, 32));

    assertThat(refused.getMessage().lines())
        .anyMatch(line -> line.startsWith(file + ":" + lineOf("innings: 9") + ": innings is a"))
        .anyMatch(line -> line.startsWith(file + ":" + lineOf("  triple:") + ": outcomes, triple"))
        .hasSize(2);
  }

  @Test
  void fileThatIsNotUtf8IsNamed() throws IOException {
    Path file = directory.resolve("sandlot.yaml");
    Files.write(file, new byte[] {'a', (byte) 0xff, '\n'});

    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> LeagueDirectory.read(directory, 32));

    assertThat(refused).hasMessage(file + ": the file is not valid UTF-8");
  }

  private static int lineOf(String words) {
    return (int) GOOD.substring(0, GOOD.indexOf("\n" + words)).lines().count() + 1;
  }
}
