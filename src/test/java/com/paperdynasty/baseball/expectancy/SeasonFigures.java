package com.paperdynasty.baseball.expectancy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The figures of real seasons in the test resources. */
final class SeasonFigures {
  private SeasonFigures() {}

  /** How often a situation was seen, and how often the home side won from there. */
  record Seen(int inning, boolean bottom, int state, int homeLead, int times, int homeWon) {
    double share() {
      return (double) homeWon / times;
    }
  }

  /** The situations of scheduled innings that were seen that often at least. */
  static List<Seen> situations(int least) {
    List<Seen> seen = new ArrayList<>();
    for (String line : lines("win-counts.csv.gz")) {
      String[] cells = line.split(",", -1);
      int inning = Integer.parseInt(cells[0]);
      int times = Integer.parseInt(cells[5]);
      if (inning <= 9 && times >= least) {
        seen.add(
            new Seen(
                inning,
                cells[1].equals("bottom"),
                state(cells[2], cells[3]),
                Integer.parseInt(cells[4]),
                times,
                Integer.parseInt(cells[6])));
      }
    }
    return seen;
  }

  /** For each state how often 0, 1, 2, … runs scored to the end of the half. */
  static int[][] runs() {
    int[][] runs = new int[RunDistribution.STATES][RunDistribution.MOST_RUNS + 1];
    for (String line : lines("runs-to-end-of-half.csv")) {
      String[] cells = line.split(",", -1);
      for (int scored = 0; scored <= RunDistribution.MOST_RUNS; scored++) {
        runs[state(cells[0], cells[1])][scored] = Integer.parseInt(cells[scored + 2]);
      }
    }
    return runs;
  }

  private static int state(String outs, String bases) {
    int mask = 0;
    for (int i = 0; i < bases.length(); i++) {
      mask |= bases.charAt(i) == '-' ? 0 : 1 << (bases.charAt(i) - '1');
    }
    return Integer.parseInt(outs) * 8 + mask;
  }

  private static List<String> lines(String name) {
    try (InputStream stream =
            Objects.requireNonNull(SeasonFigures.class.getResourceAsStream("/seasons/" + name));
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(stream) : stream,
                    StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
