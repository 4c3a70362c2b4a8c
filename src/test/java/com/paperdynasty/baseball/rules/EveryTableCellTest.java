package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.PlayAssert.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.PlayAssert;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.rules.TableCellDrawings.Drawing;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every cell of the tables of every shipped league, with no, one and two outs: the engine's result
 * equals the drawing made by hand. A failure shows the diamond before and after.
 */
class EveryTableCellTest {
  @TestFactory
  Stream<DynamicTest> sba() {
    return drawn("sba");
  }

  @TestFactory
  Stream<DynamicTest> pd() {
    return drawn("pd");
  }

  /** A test for each row, with the cells from left to right. */
  private static Stream<DynamicTest> drawn(String league) {
    Map<String, List<Drawing>> rows = new LinkedHashMap<>();
    for (Drawing drawing : TableCellDrawings.of(SampleLeagues.read(league))) {
      String row = drawing.cell().replaceFirst(", [-123]{3},", ",");
      rows.computeIfAbsent(row, name -> new ArrayList<>()).add(drawing);
    }
    return rows.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(), () -> row.getValue().forEach(EveryTableCellTest::check)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sba", "pd"})
  void everyCellHasADrawingAndEveryDrawingACell(String league) {
    Set<String> drawn =
        TableCellDrawings.of(SampleLeagues.read(league)).stream()
            .filter(drawing -> !drawing.after().equals("refused"))
            .map(Drawing::cell)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> cells = cells(league);

    cells.removeIf(EveryTableCellTest::cannotBeReached);
    assertThat(without(cells, drawn)).as("cells without a drawing").isEmpty();
    assertThat(without(drawn, cells)).as("drawings without a cell").isEmpty();
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  /** Cells that no legal submission can reach. */
  private static boolean cannotBeReached(String cell) {
    boolean nobodyOn = cell.contains(", ---, ");
    return cell.matches("outcomes, (stolen_base|pickoff_error|defensive_indifference):1, 12.*")
        || cell.matches("outcomes, (stolen_base|pickoff_error|defensive_indifference):2, .23.*")
        || cell.matches("outcomes, fielders_choice, -.*")
        || cell.matches("outcomes, sac_bunt, .*, 2 out")
        || cell.matches("outcomes, strikeout_reached, 1.*, [01] out")
        || (nobodyOn && cell.matches("outcomes, (sac_bunt|other_advance), .*"))
        || (nobodyOn && cell.matches("outcomes, (wild_pitch|passed_ball|balk), .*"));
  }

  /** The names of the cells in the league's file, for each number of outs. */
  private static Set<String> cells(String league) {
    Map<String, Map<Object, Map<Object, Object>>> file =
        new Yaml().load(SampleLeagues.text(league));
    Set<String> cells = new TreeSet<>();
    for (int outs = 0; outs <= 2; outs++) {
      for (Map.Entry<Object, Map<Object, Object>> row : file.get("outcomes").entrySet()) {
        for (String before : TableCellDrawings.BASES) {
          for (String name : names(row, before)) {
            cells.add(TableCellDrawings.cell(name, before, outs));
          }
        }
      }
      for (InfieldDepth depth : InfieldDepth.values()) {
        addGroundBalls(file, depth, outs, cells);
      }
    }
    return cells;
  }

  /** The row's name; for a row with a named runner, one name for each runner. */
  private static List<String> names(Map.Entry<Object, Map<Object, Object>> row, String before) {
    String name = row.getKey().toString();
    return row.getValue().containsKey("named")
        ? before.chars().filter(c -> c != '-').mapToObj(c -> name + ":" + (char) c).toList()
        : List.of(name);
  }

  private static void addGroundBalls(
      Map<String, Map<Object, Map<Object, Object>>> file,
      InfieldDepth depth,
      int outs,
      Set<String> cells) {
    List<String> sections =
        depth == InfieldDepth.BACK
            ? List.of("infield_back")
            : List.of("infield_back", "infield_in");
    for (String section : sections) {
      file.get(section)
          .forEach(
              (row, columns) -> {
                for (Object column : columns.keySet()) {
                  for (Position hitTo : Position.FIELD) {
                    String before = bases(column.toString());
                    cells.add(TableCellDrawings.cell(depth, row.toString(), before, hitTo, outs));
                  }
                }
              });
    }
  }

  /** {@code 13} of the file is {@code 1-3}. */
  private static String bases(String column) {
    String word = "";
    for (String base : List.of("1", "2", "3")) {
      word += column.contains(base) ? base : "-";
    }
    return word;
  }

  private static void check(Drawing drawing) {
    String after = drawing.after();
    if (after.equals("refused")) {
      given(drawing.before()).refuses(drawing.submission(), RuleViolation.VALIDATION, "");
      return;
    }
    PlayAssert playAssert =
        given(drawing.before())
            .when(drawing.submission())
            .leaves(after.substring(0, 3))
            .outs((int) after.chars().filter(c -> c == 'x').count())
            .runs((int) after.chars().filter(c -> c == '*').count());
    int over = after.indexOf('|');
    assertThat(playAssert.after.half() != playAssert.before.half())
        .as(drawing.cell())
        .isEqualTo(over > 0);
    if (over > 0) {
      int left = Integer.parseInt(after.substring(over + 1));
      playAssert.teamGets(playAssert.before.batting(), Stat.LEFT_ON_BASE, left);
    }
  }
}
