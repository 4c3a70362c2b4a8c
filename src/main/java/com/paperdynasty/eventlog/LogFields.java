package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Side;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of stored events, which this program wrote. A missing or malformed field means
 * damage, so these methods throw {@link IllegalArgumentException}.
 */
final class LogFields {
  private LogFields() {}

  static String text(JsonNode node, String name) {
    String text = textOrNull(node, name);
    if (text == null) {
      throw broken(name);
    }
    return text;
  }

  static @Nullable String textOrNull(JsonNode node, String name) {
    return node.path(name).textValue();
  }

  static int number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.canConvertToInt()) {
      throw broken(name);
    }
    return value.intValue();
  }

  static boolean flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw broken(name);
    }
    return value.booleanValue();
  }

  static Instant instant(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }

  static UUID uuid(JsonNode node, String name) {
    return UUID.fromString(text(node, name));
  }

  static Side side(JsonNode node, String name) {
    Side side = Side.byCode(text(node, name));
    if (side == null) {
      throw broken(name);
    }
    return side;
  }

  static ObjectNode object(JsonNode node, String name) {
    if (node.path(name) instanceof ObjectNode object) {
      return object;
    }
    throw broken(name);
  }

  static IllegalArgumentException broken(String what) {
    return new IllegalArgumentException("The log cannot be read: " + what);
  }
}
