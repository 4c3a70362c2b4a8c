package com.paperdynasty.league;

import com.paperdynasty.baseball.league.FieldingChartText;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fielding chart of a league file. */
final class FieldingSectionReader {
  private static final Set<String> KEYS =
      Set.of(
          FieldingChartText.POSITIONS,
          FieldingChartText.WITHOUT_CARD,
          FieldingChartText.REACHES,
          FieldingChartText.D20,
          FieldingChartText.ERRORS);

  private final YamlTree yaml;

  FieldingSectionReader(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** The chart's text; a part of another shape is a fault. */
  FieldingChartText read(Piece section) {
    Map<String, FieldingChartText.Group> groups = new LinkedHashMap<>();
    section.entries().forEach((name, group) -> groups.put(name, group(name, group)));
    return new FieldingChartText(groups);
  }

  private FieldingChartText.Group group(String name, Piece group) {
    group.entries().forEach((key, piece) -> known(name, key, piece));
    for (String key : KEYS.stream().sorted().toList()) {
      if (group.get(key) == null) {
        yaml.fault(
            group.line(), FieldingChartText.FIELDING + ", " + name + ": " + key + " is missing");
      }
    }
    Piece positions = group.get(FieldingChartText.POSITIONS);
    String named = positions == null ? null : positions.text();
    return new FieldingChartText.Group(
        named == null ? "" : named,
        texts(group.get(FieldingChartText.WITHOUT_CARD)),
        texts(group.get(FieldingChartText.REACHES)),
        rows(group.get(FieldingChartText.D20)),
        rows(group.get(FieldingChartText.ERRORS)));
  }

  private void known(String name, String key, Piece piece) {
    if (!KEYS.contains(key)) {
      String keys = KEYS.stream().sorted().toList().toString();
      String reason = ": unknown key \"" + key + "\", expected one of " + keys;
      yaml.fault(piece.line(), FieldingChartText.FIELDING + ", " + name + reason);
    }
  }

  private Map<String, String> texts(@Nullable Piece piece) {
    return piece == null ? Map.of() : yaml.texts(piece);
  }

  private Map<String, Map<String, String>> rows(@Nullable Piece piece) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    if (piece != null) {
      piece.entries().forEach((row, cells) -> rows.put(row, yaml.texts(cells)));
    }
    return rows;
  }
}
