package com.paperdynasty.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.card.file.CardBounds;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.SampleSets;
import com.paperdynasty.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card sets that a server has at its start. */
class CardDirectoryTest {
  @TempDir private Path directory;

  @Test
  void packagedSetsAreThereWithoutADirectory() {
    assertThat(names(directory.resolve("none"))).containsExactly("Houston", "Washington");
  }

  @Test
  void fileOfTheDirectoryIsAddedOrReplacesThePackagedOne() throws IOException {
    Files.writeString(directory.resolve("owls.json"), SampleSets.json("Owls"));
    Files.writeString(directory.resolve("2019-houston.json"), SampleSets.json("Millers"));
    Files.writeString(directory.resolve("notes.txt"), "not a card set");

    assertThat(names(directory)).containsExactly("Millers", "Owls", "Washington");
  }

  @Test
  void faultIsReportedWithFileAndPlace() throws IOException {
    Path file = directory.resolve("owls.json");
    Files.writeString(
        file,
        SampleSets.json("Owls").replaceFirst("\"outcome\":\"popout\"", "\"outcome\":\"pop\""));

    assertThat(faults())
        .containsExactly(
            file
                + ": Owls: a, pitching vs_right, column 4, row 2:"
                + " outcome is the name of one, not \"pop\"");
  }

  @Test
  void idThatNoLineupCanNameIsReportedWithThePlayer() throws IOException {
    Path file = directory.resolve("owls.json");
    String owls = SampleSets.json("Owls");
    Files.writeString(file, owls.replace("\"id\":\"a\"", "\"id\":\"jose.altuve\""));
    assertThat(faults())
        .containsExactly(
            file
                + ": Owls: #1: id has only letters of a to z, digits, - and _, not \"jose.altuve\"");

    Files.writeString(file, owls.replace("\"id\":\"b\"", "\"id\":\"" + "y".repeat(33) + "\""));
    assertThat(faults())
        .containsExactly(
            file
                + ": Owls: #2: id is a text of 1 to 32 characters, not \""
                + "y".repeat(33)
                + "\"");
  }

  private List<String> faults() {
    return catchThrowableOfType(
            ConfigException.class, () -> CardDirectory.read(directory, CardBounds.DEFAULT))
        .faults();
  }

  private static List<String> names(Path directory) {
    CardCatalog catalog = CardDirectory.read(directory, CardBounds.DEFAULT);
    return catalog.byHash().values().stream().map(set -> set.summary().name()).sorted().toList();
  }
}
