package com.paperdynasty.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that every parser reads alike: it refuses a name that an object has twice, and text
 * after the value. Thread-safe.
 */
public final class StrictJson {
  /**
   * A reader with Jackson's default bounds, among them a depth of 1,000 and numbers of 1,000
   * digits. For texts whose length the caller has bounded.
   */
  public static final StrictJson STANDARD = new StrictJson(StreamReadConstraints.defaults());

  private final ObjectReader reader;

  /** Creates a reader with these bounds. */
  public StrictJson(StreamReadConstraints bounds) {
    // Clients choose the names: a cache of them would only grow.
    JsonFactory factory =
        new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(bounds)
            .build();
    reader =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();
  }

  /** Parses a text; null if it is not such JSON or exceeds a bound. */
  public @Nullable JsonNode read(String text) {
    try {
      JsonNode read = reader.readTree(text);
      return read.isMissingNode() ? null : read;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The object in these bytes; empty if they are not UTF-8, not such JSON, or not an object. */
  public Optional<ObjectNode> object(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return read(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
