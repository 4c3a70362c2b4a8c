package com.paperdynasty.wire;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as mappings of mappings of text, in which every entry knows its line. Text stays as
 * it was written: {@code off} is no boolean and {@code 12} no number.
 */
final class YamlTree {
  /** An anchor may contain itself. */
  private static final int DEEPEST = 8;

  private final String file;
  private final List<String> faults;

  /** A piece of the tree: a text, or entries by name. */
  record Piece(int line, @Nullable String text, Map<String, Piece> entries) {
    Piece {
      entries = new LinkedHashMap<>(entries);
    }

    @Nullable Piece get(String key) {
      return entries.get(key);
    }

    /** The line of what lies at the end of that path, or as far along it as there is something. */
    int line(List<String> path) {
      Piece deeper = path.isEmpty() ? null : get(path.get(0));
      return deeper == null ? line : deeper.line(path.subList(1, path.size()));
    }
  }

  YamlTree(String file, List<String> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** The whole file; null, with a fault, when it is no YAML. */
  @Nullable Piece read(String text) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      return root == null ? null : piece(root, 0);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      fault(line, "not YAML: " + e.getProblem());
      return null;
    } catch (ReaderException e) {
      int line = (int) text.substring(0, e.getPosition()).lines().count();
      fault(Math.max(1, line), "not YAML: a character that cannot stand in a text");
      return null;
    }
  }

  void fault(int line, String reason) {
    faults.add(file + ":" + line + ": " + reason);
  }

  private Piece piece(Node node, int depth) {
    int line = node.getStartMark().getLine() + 1;
    if (depth > DEEPEST) {
      fault(line, "nested too deep");
      return new Piece(line, null, Map.of());
    }
    if (node instanceof ScalarNode scalar) {
      return new Piece(line, scalar.getValue(), Map.of());
    }
    Map<String, Piece> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
        if (entries.put(key, entry(tuple, depth + 1)) != null) {
          fault(tuple.getKeyNode().getStartMark().getLine() + 1, "\"" + key + "\" stands twice");
        }
      }
    } else {
      fault(line, "expected text or a mapping");
    }
    return new Piece(line, null, entries);
  }

  /** An entry's line is that of its name. */
  private Piece entry(NodeTuple tuple, int depth) {
    Piece value = piece(tuple.getValueNode(), depth);
    int line = tuple.getKeyNode().getStartMark().getLine() + 1;
    return new Piece(line, value.text(), value.entries());
  }

  /** The texts of a mapping of texts, in the order of the file. */
  Map<String, String> texts(Piece piece) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (piece.text() != null) {
      fault(piece.line(), "expected a mapping, not \"" + piece.text() + "\"");
    }
    for (Map.Entry<String, Piece> entry : new ArrayList<>(piece.entries().entrySet())) {
      String text = entry.getValue().text();
      if (text == null) {
        fault(entry.getValue().line(), "\"" + entry.getKey() + "\" must be a text");
      } else {
        texts.put(entry.getKey(), text);
      }
    }
    return texts;
  }
}
