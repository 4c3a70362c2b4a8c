package com.paperdynasty.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of one key.
 *
 * @param value a {@link Long}, a {@link Boolean}, a {@link String}, or a list of strings
 * @param origin the file and line, or the environment variable, that it was read from
 */
record Setting(Object value, String origin) {

  /** What the default's type is called in a message. */
  String type() {
    if (value instanceof Long) {
      return "a whole number";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return value instanceof String ? "text" : "a list of texts";
  }

  /** Whether another value may stand in the place of this one. */
  boolean accepts(Setting other) {
    return value instanceof List<?>
        ? other.value instanceof List<?>
        : value.getClass() == other.value.getClass();
  }

  /** A text, as the environment has it, read as this setting's type; null where it cannot be. */
  @Nullable Setting parse(String text, String from) {
    if (value instanceof Long) {
      return text.matches("-?[0-9]{1,18}") ? new Setting(Long.valueOf(text), from) : null;
    }
    if (value instanceof Boolean) {
      return text.equals("true") || text.equals("false")
          ? new Setting(Boolean.valueOf(text), from)
          : null;
    }
    return new Setting(value instanceof String ? text : items(text), from);
  }

  private static List<String> items(String text) {
    List<String> items = new ArrayList<>(Arrays.asList(text.split(",", -1)));
    items.replaceAll(String::strip);
    items.removeIf(String::isEmpty);
    return List.copyOf(items);
  }
}
