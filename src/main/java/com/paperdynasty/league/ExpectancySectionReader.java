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

  private final YamlTree yaml;
  private final Map<Outcome, Integer> plays = new EnumMap<>(Outcome.class);
  private double spread;
  private @Nullable RunDistribution runs;

  ExpectancySectionReader(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** Reads a section; null stands for the one that comes with the program. */
  void read(@Nullable Piece section) {
    Piece root = section == null ? shipped() : section;
    if (root.text() != null) {
      fault(root, "expected a mapping, not \"" + root.text() + "\"");
      return;
    }
    for (Map.Entry<String, Piece> entry : root.entries().entrySet()) {
      if (!List.of(SPREAD, RUNS, PLAYS).contains(entry.getKey())) {
        fault(entry.getValue(), "unknown key \"" + entry.getKey() + "\"");
      }
    }
    readSpread(root);
    runs = new SeasonRunsReader(yaml, SECTION + ": " + RUNS).read(root, root.get(RUNS));
    readPlays(root);
  }

  /**
   * What was read without a fault.
   *
   * @param mostTables see {@link ExpectancyModel}
   */
  ExpectancyModel model(AdvancementTables tables, int mostTables) {
    return new ExpectancyModel(
        Objects.requireNonNull(runs, "a section without a fault has runs"),
        spread,
        PlayFrequencies.of(tables, plays),
        mostTables);
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
    if (!plays.isEmpty() && plays.keySet().stream().noneMatch(Outcome::isOut)) {
      fault(rows, "plays has no outcome that is an out, so no half would end");
    }
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
