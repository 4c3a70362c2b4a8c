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

/** Reads JSON that is our own, from a log or from another node, and trusts it. */
public final class TrustedJson {
  private static final ObjectReader TRUSTING = JsonMapper.builder().build().reader();

  private TrustedJson() {}

  /**
   * What a text of ours says.
   *
   * @throws IllegalArgumentException if it is not JSON after all
   */
  public static JsonNode read(String text) {
    try {
      return TRUSTING.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * What an object of ours says, but for some of its fields, which are passed over unread.
   *
   * @throws IllegalArgumentException if it is not a JSON object after all
   */
  public static ObjectNode read(String text, Set<String> unread) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    try (JsonParser parser = TRUSTING.createParser(text)) {
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
