package com.paperdynasty.baseball.expectancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.expectancy.SeasonFigures.Seen;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The picture of the chances beside real games. {@code -Dpage.write=true} draws it anew. */
class RealWinsDrawingTest {
  private static final Path FILE = Path.of("src/site/win-expectancy.svg");
  private static final int SIZE = 400;
  private static final int LEFT = 60;
  private static final int TOP = 40;

  @Test
  void pictureShowsTheChancesOfThisProgram() throws IOException {
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(FILE, drawing());
    }
    assertThat(Files.readString(FILE)).isEqualTo(drawing());
  }

  private static String drawing() {
    StringBuilder svg = new StringBuilder();
    svg.append(
"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" role="img" aria-labelledby="title">
  <title id="title">The home side's chance by the table, across, and its share of wins in real games, up, in 95 situations</title>
  <desc>The information used here was obtained free of charge from and is copyrighted by Retrosheet. Interested parties may contact Retrosheet at "www.retrosheet.org".</desc>
  <style>
    :root { --paper: #ffffff; --ink: #1f2430; --line: #7d8ba1; --top: #b5482a; --bottom: #2a6fb5; }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #14171d; --ink: #e6e9ef; --line: #667085; --top: #f0876a; --bottom: #7ab4f0; }
    }
    svg { background: var(--paper); font: 12px sans-serif; }
    text { fill: var(--ink); }
    .line { stroke: var(--line); fill: none; }
    .top { fill: var(--top); fill-opacity: 0.7; }
    .bottom { fill: var(--bottom); fill-opacity: 0.7; }
  </style>
""");
    svg.append(
        "  <rect class=\"line\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n"
            .formatted(LEFT, TOP, SIZE, SIZE));
    svg.append(
        "  <path class=\"line\" d=\"M%d %dL%d %d\"/>%n"
            .formatted(LEFT, TOP + SIZE, LEFT + SIZE, TOP));
    for (int percent = 20; percent <= 80; percent += 20) {
      int at = percent * SIZE / 100;
      svg.append(
          "  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d %%</text>%n"
              .formatted(LEFT + at, TOP + SIZE + 18, percent));
      svg.append(
          "  <text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d %%</text>%n"
              .formatted(LEFT - 8, TOP + SIZE - at + 4, percent));
    }
    svg.append("  <text x=\"60\" y=\"24\">Share of real games that the home side won</text>\n");
    svg.append(
        "  <text x=\"460\" y=\"488\" text-anchor=\"end\">Chance by the table, sides"
            + " equal</text>\n");
    svg.append("  <circle class=\"top\" cx=\"330\" cy=\"400\" r=\"5\"/>\n");
    svg.append("  <text x=\"342\" y=\"404\">top of an inning</text>\n");
    svg.append("  <circle class=\"bottom\" cx=\"330\" cy=\"420\" r=\"5\"/>\n");
    svg.append("  <text x=\"342\" y=\"424\">bottom</text>\n");
    Expectancy expectancy = SampleLeagues.sba().expectancy();
    for (Seen seen : SeasonFigures.situations(500)) {
      double chance =
          expectancy.homeWins(seen.inning(), seen.bottom(), seen.state(), seen.homeLead())
              / (double) Expectancy.ONE;
      svg.append(
          String.format(
              Locale.ROOT,
              "  <circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
              seen.bottom() ? "bottom" : "top",
              LEFT + chance * SIZE,
              TOP + SIZE - seen.share() * SIZE,
              Math.sqrt(seen.times()) / 12));
    }
    return svg.append("</svg>\n").toString();
  }
}
