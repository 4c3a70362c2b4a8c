package com.paperdynasty.league;

import com.paperdynasty.baseball.expectancy.ExpectancyModel;
import com.paperdynasty.baseball.expectancy.RunDistribution;
import com.paperdynasty.baseball.league.AdvancementTables;
import com.paperdynasty.baseball.league.PlayFrequencies;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the section of a league file from which the worth of plays follows. */
final class ExpectancySectionReader {
  static final String SECTION = "expectancy";

  private static final String SPREAD = "spread";
  private static final String RUNS = "runs";
  private static final String PLAYS = "plays";
  private static final List<String> BASES = List.of("none", "1", "2", "12", "3", "13", "23", "123");
  private static final List<String> OUTS = List.of("0", "1", "2");
  private static final int MOST_COUNT = 1_000_000;

  private final YamlTree yaml;
  private final int[][] runs = new int[RunDistribution.STATES][];
  private final Map<Outcome, Integer> plays = new EnumMap<>(Outcome.class);
  private double spread;

  ExpectancySectionReader(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** Reads a section; null stands for the one that comes with the program. */
  void read(@Nullable Piece section) {
    Piece root = section == null ? shipped() : section;
    for (Map.Entry<String, Piece> entry : root.entries().entrySet()) {
      if (!List.of(SPREAD, RUNS, PLAYS).contains(entry.getKey())) {
        fault(entry.getValue(), "unknown key \"" + entry.getKey() + "\"");
      }
    }
    readSpread(root);
    readRuns(root);
    readPlays(root);
  }

  /** What was read without a fault. */
  ExpectancyModel model(AdvancementTables tables) {
    return new ExpectancyModel(RunDistribution.of(runs), spread, PlayFrequencies.of(tables, plays));
  }

  private void readSpread(Piece root) {
    Piece piece = root.get(SPREAD);
    String text = piece == null || piece.text() == null ? "" : piece.text();
    if (text.matches("0(\\.[0-9]{1,3})?") && Double.parseDouble(text) <= 0.5) {
      spread = Double.parseDouble(text);
    } else {
      fault(piece == null ? root : piece, "spread is a number from 0 to 0.5, not \"" + text + "\"");
    }
  }

  private void readRuns(Piece root) {
    Piece rows = root.get(RUNS);
    for (String outs : OUTS) {
      Piece row = rows == null ? null : rows.get(outs);
      Map<String, String> cells = row == null ? Map.of() : yaml.texts(row);
      for (String bases : BASES) {
        int state = Integer.parseInt(outs) * 8 + BASES.indexOf(bases);
        int[] counts = counts(cells.getOrDefault(bases, ""));
        if (counts == null) {
          Piece where = row == null ? (rows == null ? root : rows) : row;
          fault(
              where,
              "runs, %s outs, %s: expected how often 0, 1, 2 … up to %d runs scored"
                  .formatted(outs, bases, RunDistribution.MOST_RUNS));
        } else {
          runs[state] = counts;
        }
      }
    }
  }

  /** The numbers of a cell; null if they are not up to 16 numbers, of which one is positive. */
  private static int @Nullable [] counts(String cell) {
    if (!cell.matches("[0-9]{1,7}( +[0-9]{1,7}){0,15}")) {
      return null;
    }
    String[] words = cell.split(" +", -1);
    int[] counts = new int[words.length];
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Integer.parseInt(words[i]);
      sum += counts[i] > MOST_COUNT ? 0 : counts[i];
      if (counts[i] > MOST_COUNT) {
        return null;
      }
    }
    return sum == 0 ? null : counts;
  }

  private void readPlays(Piece root) {
    Piece rows = root.get(PLAYS);
    if (rows == null || rows.entries().isEmpty()) {
      fault(rows == null ? root : rows, "plays is missing: how frequent each outcome is");
      return;
    }
    yaml.texts(rows)
        .forEach(
            (code, number) -> {
              Outcome outcome = Outcome.byCode(code);
              Piece piece = Objects.requireNonNull(rows.get(code));
              if (outcome == null || !PlayFrequencies.isCounted(outcome)) {
                fault(piece, "plays, \"" + code + "\" is not an outcome of a plate appearance");
              } else if (!number.matches("[1-9][0-9]{0,5}")) {
                fault(piece, "plays, " + code + " is a number from 1 to 999999");
              } else {
                plays.put(outcome, Integer.parseInt(number));
              }
            });
  }

  private void fault(Piece piece, String reason) {
    yaml.fault(piece.line(), SECTION + ": " + reason);
  }

  private static Piece shipped() {
    List<String> faults = new ArrayList<>();
    Piece read = new YamlTree("expectancy.yaml", faults).read(text());
    Piece section = read == null ? null : read.get(SECTION);
    if (section == null) {
      throw new IllegalStateException("the program's own expectancy is damaged: " + faults);
    }
    return section;
  }

  private static String text() {
    try (InputStream stream =
        ExpectancySectionReader.class.getResourceAsStream("/expectancy.yaml")) {
      return new String(
          Objects.requireNonNull(stream, "expectancy.yaml").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
