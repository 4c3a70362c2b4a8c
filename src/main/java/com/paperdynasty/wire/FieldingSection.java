package com.paperdynasty.wire;

import com.paperdynasty.baseball.FieldingText;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fielding chart of a league file. */
final class FieldingSection {
  private static final Set<String> KEYS =
      Set.of(
          FieldingText.POSITIONS,
          FieldingText.WITHOUT_CARD,
          FieldingText.REACHES,
          FieldingText.D20,
          FieldingText.ERRORS);

  private final YamlTree yaml;

  FieldingSection(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** The chart as it is written; what has another shape is a fault. */
  FieldingText read(Piece section) {
    Map<String, FieldingText.Group> groups = new LinkedHashMap<>();
    section.entries().forEach((name, group) -> groups.put(name, group(name, group)));
    return new FieldingText(groups);
  }

  private FieldingText.Group group(String name, Piece group) {
    group.entries().forEach((key, piece) -> known(name, key, piece));
    for (String key : KEYS.stream().sorted().toList()) {
      if (group.get(key) == null) {
        yaml.fault(group.line(), FieldingText.FIELDING + ", " + name + ": " + key + " is missing");
      }
    }
    Piece positions = group.get(FieldingText.POSITIONS);
    String named = positions == null ? null : positions.text();
    return new FieldingText.Group(
        named == null ? "" : named,
        texts(group.get(FieldingText.WITHOUT_CARD)),
        texts(group.get(FieldingText.REACHES)),
        rows(group.get(FieldingText.D20)),
        rows(group.get(FieldingText.ERRORS)));
  }

  private void known(String name, String key, Piece piece) {
    if (!KEYS.contains(key)) {
      String keys = KEYS.stream().sorted().toList().toString();
      String reason = ": unknown key \"" + key + "\", expected one of " + keys;
      yaml.fault(piece.line(), FieldingText.FIELDING + ", " + name + reason);
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
