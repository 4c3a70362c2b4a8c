package com.paperdynasty.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * The value of one key.
 *
 * @param json a whole number, a boolean, a text, or a list of texts
 * @param origin the file and line, or the environment variable, that it was read from
 */
record ConfigValue(JsonNode json, String origin) {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  /** The name of its type in a message. */
  String type() {
    return switch (json.getNodeType()) {
      case NUMBER -> "a whole number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list of texts";
      default -> "text";
    };
  }

  /** Whether another value has the same type and may replace this one. */
  boolean accepts(ConfigValue other) {
    return json.getNodeType() == other.json.getNodeType();
  }

  /** Parses a text of the environment as this value's type; it stays a text if that fails. */
  ConfigValue parse(String text, String from) {
    JsonNode read =
        switch (json.getNodeType()) {
          case NUMBER, BOOLEAN -> scalar(text);
          case ARRAY -> items(text);
          default -> TextNode.valueOf(text);
        };
    return new ConfigValue(read, from);
  }

  /** The value of an unquoted text. */
  static JsonNode scalar(String text) {
    if (NUMBER.matcher(text).matches()) {
      return LongNode.valueOf(Long.parseLong(text));
    }
    return text.equals("true") || text.equals("false")
        ? BooleanNode.valueOf(text.equals("true"))
        : TextNode.valueOf(text);
  }

  private static ArrayNode items(String text) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (String item : text.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }
}
