package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.league.FieldingChart.FieldingError;
import com.paperdynasty.baseball.league.FieldingChart.PositionChart;
import com.paperdynasty.baseball.league.FieldingChartText.Group;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a league's fielding chart and collects its faults. */
final class FieldingChartReader {
  private static final int MOST_BASES = 3;
  private static final int LEAST_TOTAL = 3;
  private static final int MOST_TOTAL = 18;

  private final FieldingChartText text;
  private final List<FieldingChartFault> faults = new ArrayList<>();

  FieldingChartReader(FieldingChartText text) {
    this.text = text;
  }

  List<FieldingChartFault> faults() {
    return faults;
  }

  FieldingChart read() {
    Map<Position, PositionChart> charts = new EnumMap<>(Position.class);
    text.groups().forEach((name, group) -> put(charts, name, group));
    for (Position position : Position.FIELD) {
      if (!charts.containsKey(position) && faults.isEmpty()) {
        fault("no group has the position " + position.code());
      }
    }
    return new FieldingChart(charts);
  }

  private void put(Map<Position, PositionChart> charts, String name, Group group) {
    PositionChart chart =
        new PositionChart(
            withoutCard(name, group), rows(name, group.d20()), errors(name, group.errors()));
    shares(name, group.reaches(), chart.rows());
    for (String code : group.positions().split(" +", -1)) {
      Position position = Position.byCode(code);
      if (position == null || !position.inField()) {
        fault("unknown position \"" + code + "\"", name, FieldingChartText.POSITIONS);
      } else if (charts.put(position, chart) != null) {
        fault("two groups have the position " + code, name, FieldingChartText.POSITIONS);
      }
    }
  }

  private FieldingRatings withoutCard(String name, Group group) {
    String where = FieldingChartText.WITHOUT_CARD;
    Map<String, String> entries = group.withoutCard();
    onlyKeys(entries, Set.of("range", "error_rating"), name, where);
    return new FieldingRatings(
        number(entries, "range", 1, FieldingRatings.WORST_RANGE, name, where),
        number(entries, "error_rating", 0, FieldingRatings.WORST_RATING, name, where));
  }

  private List<List<Outcome>> rows(String name, Map<String, Map<String, String>> d20) {
    for (String face : d20.keySet()) {
      if (inBounds(face, 1, FieldingChart.FACES) == null) {
        fault("a d20 has no " + face, name, FieldingChartText.D20, face);
      }
    }
    List<List<Outcome>> rows = new ArrayList<>();
    for (int face = 1; face <= FieldingChart.FACES; face++) {
      String row = Integer.toString(face);
      Map<String, String> cells = d20.get(row);
      if (cells == null) {
        fault("the row of " + row + " is missing", name, FieldingChartText.D20);
      }
      rows.add(row(name, row, cells == null ? Map.of() : cells, cells != null));
    }
    return rows;
  }

  private List<Outcome> row(String name, String face, Map<String, String> cells, boolean present) {
    List<Outcome> row = new ArrayList<>();
    ranges(cells.keySet(), name, FieldingChartText.D20, face);
    for (int range = 1; range <= FieldingRatings.WORST_RANGE; range++) {
      String code = cells.get(Integer.toString(range));
      Outcome outcome = code == null ? null : Outcome.byCode(code);
      if (present && code == null) {
        fault("range " + range + " is missing", name, FieldingChartText.D20, face);
      } else if (code != null && outcome == null) {
        fault("unknown outcome \"" + code + "\"", name, FieldingChartText.D20, face, "" + range);
      } else if (outcome != null && !isOutOrHit(outcome)) {
        fault(code + " is neither an out nor a hit", name, FieldingChartText.D20, face, "" + range);
      }
      row.add(outcome == null ? Outcome.SINGLE : outcome);
    }
    return row;
  }

  /** A fielding check results in an outcome that needs no other fields. */
  private static boolean isOutOrHit(Outcome outcome) {
    return switch (outcome.kind()) {
      case GROUND_BALL, FLY, LINER, POP, HIT -> true;
      default -> false;
    };
  }

  private Map<Integer, FieldingError> errors(String name, Map<String, Map<String, String>> errors) {
    Map<Integer, FieldingError> byTotal = new HashMap<>();
    errors.forEach(
        (total, entries) -> {
          Integer dice = inBounds(total, LEAST_TOTAL, MOST_TOTAL);
          if (dice == null) {
            fault("three dice have no total " + total, name, FieldingChartText.ERRORS, total);
            return;
          }
          onlyKeys(entries, Set.of("rating", "bases"), name, FieldingChartText.ERRORS, total);
          byTotal.put(
              dice,
              new FieldingError(
                  number(
                      entries,
                      "rating",
                      0,
                      FieldingRatings.WORST_RATING,
                      name,
                      FieldingChartText.ERRORS,
                      total),
                  number(entries, "bases", 1, MOST_BASES, name, FieldingChartText.ERRORS, total)));
        });
    return byTotal;
  }

  /** The stated shares must match the rows, and a worse range must not reach more. */
  private void shares(String name, Map<String, String> reaches, List<List<Outcome>> rows) {
    String where = FieldingChartText.REACHES;
    boolean rowsAreValid = faults.stream().noneMatch(fault -> fault.path().contains(name));
    ranges(reaches.keySet(), name, where);
    int better = 100;
    for (int range = 1; range <= FieldingRatings.WORST_RANGE; range++) {
      String stated = reaches.get(Integer.toString(range));
      int share = FieldingChart.share(rows, range);
      if (stated == null) {
        fault("range " + range + " is missing", name, where);
      } else if (rowsAreValid && !stated.equals(share + " %")) {
        fault("by the rows it is " + share + " %, not " + stated, name, where, "" + range);
      }
      if (rowsAreValid && share > better) {
        fault(
            "range " + range + " reaches more balls than the range before",
            name,
            where,
            "" + range);
      }
      better = share;
    }
  }

  private void ranges(Set<String> keys, String... path) {
    for (String key : keys) {
      if (inBounds(key, 1, FieldingRatings.WORST_RANGE) == null) {
        fault("there is no range " + key, with(path, key));
      }
    }
  }

  private void onlyKeys(Map<String, String> entries, Set<String> keys, String... path) {
    for (String key : entries.keySet()) {
      if (!keys.contains(key)) {
        fault("unknown key \"" + key + "\"", with(path, key));
      }
    }
  }

  /** A number within bounds; otherwise the lowest, and a fault. */
  private int number(Map<String, String> entries, String key, int least, int most, String... path) {
    String written = entries.get(key);
    Integer number = written == null ? null : inBounds(written, least, most);
    if (number == null) {
      String bounds = key + " is a number from " + least + " to " + most;
      fault(bounds + ", not \"" + (written == null ? "" : written) + "\"", with(path, key));
    }
    return number == null ? least : number;
  }

  private static @Nullable Integer inBounds(String text, int least, int most) {
    boolean number = text.matches("\\d{1,3}");
    int value = number ? Integer.parseInt(text) : -1;
    return value >= least && value <= most ? (Integer) value : null;
  }

  private static String[] with(String[] path, String key) {
    List<String> longer = new ArrayList<>(List.of(path));
    longer.add(key);
    return longer.toArray(new String[0]);
  }

  private void fault(String reason, String... path) {
    List<String> from = new ArrayList<>(List.of(FieldingChartText.FIELDING));
    from.addAll(List.of(path));
    faults.add(new FieldingChartFault(from, reason));
  }
}
