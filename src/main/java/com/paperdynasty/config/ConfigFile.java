package com.paperdynasty.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one source into keys with dots, each with its line. */
final class ConfigFile {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");

  private final String name;
  private final List<String> faults = new ArrayList<>();
  private final YamlTree yaml;
  private final Map<String, ConfigValue> values = new LinkedHashMap<>();

  private ConfigFile(String name) {
    this.name = name;
    this.yaml = new YamlTree(name, faults);
  }

  /**
   * The values of a source, in its order.
   *
   * @throws ConfigException if it is not YAML, or has something that cannot be a setting
   */
  static Map<String, ConfigValue> read(ConfigSource source) {
    ConfigFile file = new ConfigFile(source.name());
    Piece root = file.yaml.read(source.text());
    if (root != null && root.text() == null && root.items() == null) {
      file.section("", root);
    } else if (root != null && !"".equals(root.text())) {
      file.yaml.fault(root.line(), "the file has no keys");
    }
    if (!file.faults.isEmpty()) {
      throw new ConfigException(file.faults);
    }
    return file.values;
  }

  private void section(String prefix, Piece section) {
    section.entries().forEach((name, piece) -> entry(prefix + name, piece));
  }

  private void entry(String key, Piece piece) {
    if (!KEY.matcher(key).matches()) {
      // The text is not shown: without the space after the colon it may contain a secret.
      yaml.fault(piece.line(), "this is not a valid key");
      return;
    }
    if (piece.text() == null && piece.items() == null) {
      section(key + ".", piece);
      return;
    }
    JsonNode value = piece.text() == null ? list(key, piece) : scalar(key, piece, piece.text());
    if (value != null
        && values.put(key, new ConfigValue(value, name + ":" + piece.line())) != null) {
      yaml.fault(piece.line(), key + " is set twice");
    }
  }

  /** A quoted value is a text, even if it looks like a number. */
  private @Nullable JsonNode scalar(String key, Piece piece, String text) {
    if (!piece.plain()) {
      return TextNode.valueOf(text);
    }
    if (text.isEmpty() || text.equalsIgnoreCase("null") || text.equals("~")) {
      yaml.fault(piece.line(), key + " has no value");
      return null;
    }
    return ConfigValue.scalar(text);
  }

  private ArrayNode list(String key, Piece piece) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (Piece item : piece.items() == null ? List.<Piece>of() : piece.items()) {
      if (item.text() == null) {
        yaml.fault(item.line(), key + " must be a list of texts");
      } else {
        items.add(item.text());
      }
    }
    return items;
  }
}
