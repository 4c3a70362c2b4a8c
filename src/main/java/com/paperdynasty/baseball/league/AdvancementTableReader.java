package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a league's advancement tables, works out every cell and collects the faults. */
final class AdvancementTableReader {
  private static final List<Outcome> LETTERS =
      List.of(Outcome.GROUNDBALL_A, Outcome.GROUNDBALL_B, Outcome.GROUNDBALL_C);
  private static final List<String> COLUMNS =
      List.of("none", "1", "2", "12", "3", "13", "23", "123");
  private static final String ERROR_2 = "error_2_bases";
  private static final String ERROR_3 = "error_3_bases";
  private static final String CHOICE_AS_SAID = "fielders_choice_as_said";

  private final AdvancementTableText text;
  private final List<AdvancementTableFault> faults = new ArrayList<>();
  private final Map<String, AdvancementRow> plain = new LinkedHashMap<>();
  private final Map<String, Map<Position, String>> byLocation = new LinkedHashMap<>();

  AdvancementTableReader(AdvancementTableText text) {
    this.text = text;
  }

  List<AdvancementTableFault> faults() {
    return faults;
  }

  AdvancementTables read() {
    readResults();
    List<String> known = new ArrayList<>(List.of(ERROR_2, ERROR_3, CHOICE_AS_SAID));
    Map<Outcome, List<List<Advance>>> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (!LETTERS.contains(outcome) && outcome != Outcome.X_CHECK) {
        known.add(outcome.code());
        outcomes.put(outcome, outcomeRow(outcome.code(), outcome.isPlateAppearance()));
      }
    }
    List<List<List<Advance>>> errors =
        List.of(
            outcomeRow(Outcome.REACHED_ON_ERROR.code(), true),
            outcomeRow(ERROR_2, true),
            outcomeRow(ERROR_3, true));
    List<List<Advance>> asSaid = outcomeRow(CHOICE_AS_SAID, true);
    List<String> letters = LETTERS.stream().map(Outcome::code).toList();
    refuseUnknownRows(AdvancementTableText.OUTCOMES, text.outcomes(), known);
    refuseUnknownRows(AdvancementTableText.INFIELD_BACK, text.infieldBack(), letters);
    refuseUnknownRows(AdvancementTableText.INFIELD_IN, text.infieldIn(), letters);
    return new AdvancementTables(
        outcomes,
        errors,
        asSaid,
        groundBalls(AdvancementTableText.INFIELD_BACK, text.infieldBack(), 0),
        groundBalls(AdvancementTableText.INFIELD_IN, text.infieldIn(), 4));
  }

  private void refuseUnknownRows(
      String section, Map<String, Map<String, String>> rows, List<String> known) {
    for (String row : rows.keySet()) {
      if (!known.contains(row)) {
        fault(section, row, "", "unknown row; the rows are " + known);
      }
    }
  }

  private void readResults() {
    text.results()
        .forEach(
            (code, line) -> {
              try {
                if (line.containsKey("else")) {
                  byLocation.put(code, locations(line));
                } else {
                  plain.put(code, AdvancementRow.read(line));
                }
              } catch (AdvancementRow.Fault e) {
                fault(AdvancementTableText.RESULTS, code, "", reason(e));
              }
            });
    byLocation.forEach(
        (code, results) -> {
          for (String result : results.values()) {
            if (!plain.containsKey(result)) {
              fault(
                  AdvancementTableText.RESULTS,
                  code,
                  "",
                  "\"" + result + "\" is not a result with advances");
              return;
            }
          }
        });
  }

  /** A line such as {@code {hit to 2B SS: G3, else: G1}}. */
  private static Map<Position, String> locations(Map<String, String> line)
      throws AdvancementRow.Fault {
    Map<Position, String> results = new EnumMap<>(Position.class);
    for (Map.Entry<String, String> entry : line.entrySet()) {
      if (entry.getKey().equals("else")) {
        continue;
      }
      List<String> words = Arrays.asList(entry.getKey().split(" ", -1));
      if (words.size() < 3 || !entry.getKey().startsWith("hit to ")) {
        throw new AdvancementRow.Fault(
            "\"" + entry.getKey() + "\" is not \"hit to\" and positions");
      }
      for (String word : words.subList(2, words.size())) {
        Position position = Position.byCode(word);
        if (position == null || !position.inField()) {
          throw new AdvancementRow.Fault("unknown position \"" + word + "\"");
        }
        results.put(position, entry.getValue());
      }
    }
    for (Position position : Position.FIELD) {
      results.putIfAbsent(position, line.getOrDefault("else", ""));
    }
    return results;
  }

  private List<List<Advance>> outcomeRow(String row, boolean batterRuns) {
    Map<String, String> line = text.outcomes().get(row);
    if (line == null) {
      if (faults.stream().noneMatch(fault -> fault.row().equals(row))) {
        fault(AdvancementTableText.OUTCOMES, row, "", "the row is missing");
      }
      return List.of();
    }
    try {
      AdvancementRow advancementRow = AdvancementRow.read(line);
      List<List<Advance>> cells = new ArrayList<>();
      for (int mask = 0; mask < 8; mask++) {
        for (int named = 0; named < 4; named++) {
          boolean occupied = named > 0 && (mask & (1 << (named - 1))) != 0;
          boolean applies = advancementRow.namesRunner() ? occupied : named == 0;
          cells.add(applies ? with(advancementRow, mask, named, batterRuns) : List.of());
        }
      }
      return cells;
    } catch (AdvancementRow.Fault e) {
      if (faults.stream().noneMatch(fault -> fault.row().equals(row))) {
        fault(AdvancementTableText.OUTCOMES, row, "", reason(e));
      }
      return List.of();
    }
  }

  private static List<Advance> with(
      AdvancementRow advancementRow, int mask, int named, boolean batterRuns)
      throws AdvancementRow.Fault {
    try {
      return advancementRow.with(mask, named, batterRuns);
    } catch (AdvancementRow.Fault e) {
      throw new AdvancementRow.Fault(reason(e) + ", with " + runners(mask));
    }
  }

  private Map<Outcome, List<List<Advance>>> groundBalls(
      String section, Map<String, Map<String, String>> rows, int requiredMask) {
    Map<Outcome, List<List<Advance>>> table = new EnumMap<>(Outcome.class);
    for (Outcome letter : LETTERS) {
      Map<String, String> row = rows.get(letter.code());
      if (row == null) {
        fault(section, letter.code(), "", "the row is missing");
        continue;
      }
      for (String column : row.keySet()) {
        int mask = COLUMNS.indexOf(column);
        if (mask < 0 || (mask & requiredMask) != requiredMask) {
          fault(section, letter.code(), column, "unknown column");
        }
      }
      List<List<Advance>> cells = new ArrayList<>();
      for (int mask = 0; mask < 8; mask++) {
        boolean applies = (mask & requiredMask) == requiredMask;
        String code = applies ? row.get(COLUMNS.get(mask)) : null;
        if (applies && code == null) {
          fault(section, letter.code(), "", "column " + COLUMNS.get(mask) + " is missing");
        }
        cells.addAll(groundCells(section, letter.code(), mask, code));
      }
      table.put(letter, cells);
    }
    return table;
  }

  /** One cell, for each of the nine hit locations. */
  private List<List<Advance>> groundCells(
      String section, String row, int mask, @Nullable String code) {
    List<List<Advance>> cells = new ArrayList<>();
    for (Position location : Position.FIELD) {
      String result =
          code == null ? "" : byLocation.getOrDefault(code, Map.of()).getOrDefault(location, code);
      AdvancementRow advancementRow = plain.get(result);
      if (advancementRow != null) {
        cells.add(groundCell(section, row, mask, result, advancementRow));
        continue;
      }
      cells.add(List.of());
      boolean known = code == null || text.results().containsKey(code);
      if (!known && location == Position.PITCHER) {
        fault(section, row, COLUMNS.get(mask), "unknown result \"" + code + "\"");
      }
    }
    return cells;
  }

  private List<Advance> groundCell(
      String section, String row, int mask, String result, AdvancementRow advancementRow) {
    int missing = advancementRow.missing(mask);
    if (missing > 0) {
      String reason = result + " puts out a runner on base " + missing + ", which is empty";
      fault(section, row, COLUMNS.get(mask), reason);
      return List.of();
    }
    try {
      return advancementRow.with(mask, 0, true);
    } catch (AdvancementRow.Fault e) {
      String where = ", with " + runners(mask) + " (" + section + ", " + row + ")";
      fault(AdvancementTableText.RESULTS, result, "", reason(e) + where);
      return List.of();
    }
  }

  private static String runners(int mask) {
    return mask == 0
        ? "the bases empty"
        : "runners on " + String.join(", ", COLUMNS.get(mask).split(""));
  }

  private static String reason(AdvancementRow.Fault fault) {
    String message = fault.getMessage();
    return message == null ? "cannot be read" : message;
  }

  private void fault(String section, String row, String column, String reason) {
    AdvancementTableFault fault = new AdvancementTableFault(section, row, column, reason);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }
}
