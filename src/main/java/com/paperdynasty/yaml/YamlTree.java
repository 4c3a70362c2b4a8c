package com.paperdynasty.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as mappings, lists and texts, in which every entry knows its line. Text stays as it
 * was written: {@code off} stays a text, and so does {@code 12}.
 *
 * <p>The parser is SnakeYAML's. Its own objects are not used, because they do not keep the lines.
 */
public final class YamlTree {
  /** The deepest nesting; an anchor may contain itself. */
  private static final int DEEPEST = 8;

  private final String file;
  private final List<String> faults;

  /**
   * A piece of the tree: a text, a list, or entries by name.
   *
   * @param line from 1
   * @param text null for a list or entries
   * @param plain whether the text is unquoted, so that it may be meant as a number
   * @param items null for anything but a list
   */
  public record Piece(
      int line,
      @Nullable String text,
      boolean plain,
      @Nullable List<Piece> items,
      Map<String, Piece> entries) {
    public Piece {
      items = items == null ? null : List.copyOf(items);
      entries = new LinkedHashMap<>(entries);
    }

    static Piece of(int line, Map<String, Piece> entries) {
      return new Piece(line, null, false, null, entries);
    }

    /** An empty mapping. */
    public static Piece empty(int line) {
      return of(line, Map.of());
    }

    /** The entry of that name, if there is one. */
    public @Nullable Piece get(String key) {
      return entries.get(key);
    }

    /** The same piece without the entry of that name. */
    public Piece without(String key) {
      Map<String, Piece> others = new LinkedHashMap<>(entries);
      others.remove(key);
      return new Piece(line, text, plain, items, others);
    }

    /** The line of the piece at a path, or of its nearest ancestor that exists. */
    public int line(List<String> path) {
      Piece deeper = path.isEmpty() ? null : get(path.get(0));
      return deeper == null ? line : deeper.line(path.subList(1, path.size()));
    }
  }

  /**
   * Creates a reader of one file.
   *
   * @param faults receives one line for each fault
   */
  public YamlTree(String file, List<String> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** Parses a file. Returns null if it is empty, or, with a fault, if it is not YAML. */
  public @Nullable Piece read(String text) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      return root == null ? null : piece(root, 0);
    } catch (ComposerException e) {
      fault(lineOf(e), "not YAML: an alias or an anchor that cannot be used");
      return null;
    } catch (MarkedYAMLException e) {
      fault(lineOf(e), "not YAML: " + problem(e));
      return null;
    } catch (ReaderException e) {
      int line = (int) text.substring(0, e.getPosition()).lines().count();
      fault(Math.max(1, line), "not YAML: an invalid character");
      return null;
    } catch (YAMLException e) {
      fault(1, "not YAML: too long, too deep, or with too many aliases");
      return null;
    }
  }

  private static int lineOf(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
  }

  /** The parser's problem without text of the file, which may be a secret. */
  private static String problem(MarkedYAMLException e) {
    String problem = "" + e.getProblem();
    return problem.contains("tag") ? "a tag that cannot be used" : problem;
  }

  /** Records a fault at a line. */
  public void fault(int line, String reason) {
    faults.add(file + ":" + line + ": " + reason);
  }

  private Piece piece(Node node, int depth) {
    int line = node.getStartMark().getLine() + 1;
    if (depth > DEEPEST) {
      fault(line, "nested too deep");
      return Piece.empty(line);
    }
    if (node instanceof ScalarNode scalar) {
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      return new Piece(line, scalar.getValue(), plain, null, Map.of());
    }
    if (node instanceof SequenceNode sequence) {
      List<Piece> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(piece(item, depth + 1)));
      return new Piece(line, null, false, items, Map.of());
    }
    return node instanceof MappingNode mapping
        ? Piece.of(line, entries(mapping, depth))
        : Piece.empty(line);
  }

  private Map<String, Piece> entries(MappingNode mapping, int depth) {
    Map<String, Piece> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
      if (entries.put(key, entry(tuple, depth + 1)) != null) {
        fault(tuple.getKeyNode().getStartMark().getLine() + 1, "\"" + key + "\" is set twice");
      }
    }
    return entries;
  }

  /** An entry's line is that of its name. */
  private Piece entry(NodeTuple tuple, int depth) {
    Piece value = piece(tuple.getValueNode(), depth);
    int line = tuple.getKeyNode().getStartMark().getLine() + 1;
    return new Piece(line, value.text(), value.plain(), value.items(), value.entries());
  }

  /** The texts of a mapping of texts, in the order of the file. */
  public Map<String, String> texts(Piece piece) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (piece.text() != null || piece.items() != null) {
      String found = piece.text() == null ? "a list" : "\"" + piece.text() + "\"";
      fault(piece.line(), "expected a mapping, not " + found);
    }
    for (Map.Entry<String, Piece> entry : piece.entries().entrySet()) {
      String text = entry.getValue().text();
      if (text == null) {
        fault(entry.getValue().line(), "\"" + entry.getKey() + "\" must be a text");
      } else {
        texts.put(entry.getKey(), text);
      }
    }
    return texts;
  }

  /** Records a fault for each list in the tree, for files that must not have lists. */
  public void refuseLists(Piece piece) {
    if (piece.items() != null) {
      fault(piece.line(), "expected text or a mapping");
    }
    piece.entries().values().forEach(this::refuseLists);
  }
}
