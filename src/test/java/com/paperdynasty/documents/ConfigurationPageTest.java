package com.paperdynasty.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.config.ConfigSource;
import com.paperdynasty.config.ConfigTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of all settings matches the configuration file. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/configuration.md");
  private static final Path FILE = Path.of("conf/paper-dynasty.yaml");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\| `");

  @Test
  void pageMatchesTheFile() throws IOException {
    String page = SettingsPage.of(Files.readString(FILE));
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("write it again with mvn test -Dtest=ConfigurationPageTest -Dpage.write=true")
        .isEqualTo(page);
  }

  @Test
  void pageHasEverySettingOnceInTheOrderOfTheFile() throws IOException {
    String yaml = Files.readString(FILE);
    ConfigSource defaults = new ConfigSource(FILE.toString(), yaml);
    ConfigTree settings = ConfigTree.of(defaults, List.of(), Map.of());

    List<String> rows =
        ROW.matcher(SettingsPage.of(yaml)).results().map(row -> row.group(1)).toList();

    assertThat(rows).containsExactlyElementsOf(settings.keys());
  }

  @Test
  void commentIsShownAtItsFirstKeyAndReferredToByTheOthers() {
    String page =
        SettingsPage.of(
            """
            # About them all.
            bounds:
              # How many, and how long.
              many: 3
              long-ms: 5
              each:
                # One | other.
                first: [a]
            """);

    assertThat(page)
        .endsWith(
            """

            ## bounds

            About them all.

            | key | default | |
            | --- | --- | --- |
            | `bounds.many` | `3` | How many, and how long. |
            | `bounds.long-ms` | `5` | see `bounds.many` |
            | `bounds.each.first` | `[a]` | One \\| other. |
            """);
  }

  @Test
  void lineOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> SettingsPage.of("many: 3\n- item\n"))
        .hasMessage("neither a comment nor a key: - item");
  }
}
