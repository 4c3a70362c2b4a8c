package com.paperdynasty.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON, strictly from clients and trustingly from our own log. */
final class Json {
  /** The deepest that a client's frame may nest; a lineup, the deepest of all, needs 5. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_TEXT = 16 * 1024;
  private static final int MAX_NUMBER_DIGITS = 32;
  private static final int MAX_NAME = 64;

  private static final ObjectReader STRICT =
      JsonMapper.builder(
              withoutSymbolTable()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_TEXT)
                          .maxNumberLength(MAX_NUMBER_DIGITS)
                          .maxNameLength(MAX_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private static final ObjectReader TRUSTING =
      JsonMapper.builder(JsonFactory.builder().build()).build().reader();

  private Json() {}

  /** What a client's text says, or null if it is no JSON or goes past a bound. */
  static @Nullable JsonNode strictly(String text) {
    try {
      JsonNode read = STRICT.readTree(text);
      return read.isMissingNode() ? null : read;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /**
   * What a text of ours says.
   *
   * @throws IllegalArgumentException if it is no JSON after all
   */
  static JsonNode trustingly(String text) {
    try {
      return TRUSTING.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * What an object of ours says, but for some of its fields, which are passed over unread.
   *
   * @throws IllegalArgumentException if it is no JSON object after all
   */
  static ObjectNode trustingly(String text, Set<String> unread) {
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

  /** Names that strangers choose are not worth remembering. */
  private static JsonFactoryBuilder withoutSymbolTable() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
  }
}
