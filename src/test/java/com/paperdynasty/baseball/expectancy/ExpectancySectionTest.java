package com.paperdynasty.baseball.expectancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The {@code runs} of {@code expectancy.yaml} are those of the season's figures. {@code
 * -Dpage.write=true} writes them anew, for figures of other seasons.
 */
class ExpectancySectionTest {
  private static final Path FILE = Path.of("src/main/resources/expectancy.yaml");
  private static final String BEGIN = "  runs:\n";
  private static final String END = "\n  # How frequent outcomes are";
  private static final List<String> BASES = List.of("none", "1", "2", "3", "12", "13", "23", "123");
  private static final List<Integer> MASKS = List.of(0, 1, 2, 4, 3, 5, 6, 7);

  @Test
  void runsAreThoseOfTheSeasons() throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(FILE, text.substring(0, begin) + section() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(section());
  }

  private static String section() {
    int[][] runs = SeasonFigures.runs();
    StringBuilder section = new StringBuilder();
    for (int outs = 0; outs < 3; outs++) {
      section.append("    ").append(outs).append(":\n");
      for (int i = 0; i < BASES.size(); i++) {
        section.append("      %-5s".formatted(BASES.get(i) + ":"));
        int[] counts = runs[outs * 8 + MASKS.get(i)];
        int last = counts.length - 1;
        while (counts[last] == 0) {
          last--;
        }
        for (int scored = 0; scored <= last; scored++) {
          section.append(' ').append(counts[scored]);
        }
        section.append('\n');
      }
    }
    return section.toString();
  }
}
