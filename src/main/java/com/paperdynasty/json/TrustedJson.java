package com.paperdynasty.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads JSON that this program wrote, from a log or from another node, without the checks of {@link
 * StrictJson}. Thread-safe.
 */
public final class TrustedJson {
  private static final ObjectReader READER = JsonMapper.builder().build().reader();

  private TrustedJson() {}

  /**
   * Parses a text.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static JsonNode read(String text) {
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Parses an object and skips some of its fields.
   *
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public static ObjectNode read(String text, Set<String> unread) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    try (JsonParser parser = READER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Not a JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (unread.contains(name)) {
          parser.skipChildren();
        } else {
          JsonNode value = parser.readValueAsTree();
          object.set(name, value);
        }
      }
      return object;
    } catch (IOException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getMessage(), e);
    }
  }
}
