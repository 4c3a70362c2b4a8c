package com.paperdynasty.league;

import com.paperdynasty.baseball.expectancy.RunDistribution;
import com.paperdynasty.baseball.expectancy.RunDistribution.Disorder;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how often 0, 1, 2, … runs scored in a half, by outs and bases. Refuses rows and columns
 * that are missing, unknown or of another form, and runs with which no game could be worked out: a
 * situation in which nobody ever scores or always somebody, or one that is better than another and
 * scores less.
 */
final class SeasonRunsReader {
  private static final List<String> OUTS = List.of("0", "1", "2");

  /** In the order of their masks. */
  private static final List<String> BASES = List.of("none", "1", "2", "12", "3", "13", "23", "123");

  private static final int MOST_COUNT = 1_000_000;

  private final YamlTree yaml;
  private final String name;
  private final int[][] counts = new int[RunDistribution.STATES][];
  private boolean faulty;

  /**
   * @param name of the section, for messages
   */
  SeasonRunsReader(YamlTree yaml, String name) {
    this.yaml = yaml;
    this.name = name;
  }

  /**
   * The runs; null, with a fault at its line, if there is one.
   *
   * @param above the piece that has the section
   */
  @Nullable RunDistribution read(Piece above, @Nullable Piece rows) {
    if (rows == null || rows.text() != null) {
      fault(rows == null ? above : rows, " is missing: how often 0, 1, 2, … runs scored");
      return null;
    }
    refuseOthers(rows, OUTS, ": ", "is not a number of outs");
    for (String outs : OUTS) {
      row(rows, outs);
    }
    if (faulty) {
      return null;
    }
    RunDistribution runs = RunDistribution.of(counts);
    for (Disorder disorder : runs.disorders()) {
      Piece cell = cell(rows, disorder.state());
      String worse = where(disorder.worse()).substring(1);
      fault(cell, where(disorder.state()) + ": fewer runs are to be expected than with" + worse);
    }
    return faulty ? null : runs;
  }

  private void row(Piece rows, String outs) {
    Piece row = rows.get(outs);
    String where = ", " + outs + " outs";
    if (row == null || row.text() != null) {
      fault(row == null ? rows : row, where + ": the row is missing");
      return;
    }
    refuseOthers(row, BASES, where + ": ", "is not a state of the bases");
    for (String bases : BASES) {
      Piece cell = row.get(bases);
      if (cell == null) {
        fault(row, where + ": column " + bases + " is missing");
      } else {
        int state = OUTS.indexOf(outs) * 8 + BASES.indexOf(bases);
        counts[state] = counts(cell, where + ", " + bases);
      }
    }
  }

  private void refuseOthers(Piece piece, List<String> known, String where, String reason) {
    for (Map.Entry<String, Piece> entry : piece.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        fault(entry.getValue(), where + "\"" + entry.getKey() + "\" " + reason);
      }
    }
  }

  private int[] counts(Piece cell, String where) {
    String text = cell.text() == null ? "" : cell.text().strip();
    String[] words = text.split("\\s+", -1);
    int[] counts = new int[words.length];
    if (words.length > RunDistribution.MOST_RUNS + 1) {
      fault(cell, where + ": more than " + RunDistribution.MOST_RUNS + " runs");
      return counts;
    }
    int scoring = 0;
    for (int runs = 0; runs < words.length; runs++) {
      if (!words[runs].matches("[0-9]{1,7}") || Integer.parseInt(words[runs]) > MOST_COUNT) {
        fault(cell, where + ": \"" + words[runs] + "\" is not a number from 0 to " + MOST_COUNT);
        return counts;
      }
      counts[runs] = Integer.parseInt(words[runs]);
      scoring += runs == 0 ? 0 : counts[runs];
    }
    if (counts[0] == 0 || scoring == 0) {
      fault(cell, where + ": needs halves without a run and halves with one");
    }
    return counts;
  }

  private static Piece cell(Piece rows, int state) {
    Piece row = rows.get(OUTS.get(state / 8));
    Piece cell = row == null ? null : row.get(BASES.get(state % 8));
    return cell == null ? rows : cell;
  }

  private static String where(int state) {
    return ", " + OUTS.get(state / 8) + " outs, " + BASES.get(state % 8);
  }

  private void fault(Piece piece, String reason) {
    faulty = true;
    yaml.fault(piece.line(), name + reason);
  }
}
