package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.json.StrictJson;
import com.paperdynasty.text.TextRules;
import org.jspecify.annotations.Nullable;

/**
 * A frame from a client.
 *
 * @param event the command's name, known or not
 * @param data its data, not checked yet
 * @param id the client's id of this command, 1 to 64 characters, or null; replies carry it as
 *     {@code reply_to}
 */
public record ClientFrame(String event, ObjectNode data, @Nullable String id)
    implements ParsedFrame {
  /** The deepest data that a client sends, a lineup, has a depth of 5. */
  private static final StrictJson JSON =
      new StrictJson(
          StreamReadConstraints.builder()
              .maxNestingDepth(16)
              .maxStringLength(16 * 1024)
              .maxNumberLength(32)
              .maxNameLength(64)
              .build());

  /**
   * Reads a text from a client. Bounds its depth and the length of its names; the caller bounds the
   * length of the text.
   */
  public static ParsedFrame parse(String text) {
    JsonNode frame = JSON.read(text);
    if (frame == null) {
      return new MalformedFrame("Frame is not JSON", null);
    }
    if (!frame.isObject()) {
      return new MalformedFrame("Frame is not an object", null);
    }
    JsonNode id = frame.path("id");
    boolean named = !id.isMissingNode() && !id.isNull();
    if (named && !(id.isTextual() && TextRules.isId(id.textValue()))) {
      return new MalformedFrame("id is not a text of 1 to 64 characters", null);
    }
    return read(frame, named ? id.textValue() : null);
  }

  private static ParsedFrame read(JsonNode frame, @Nullable String id) {
    JsonNode event = frame.path("event");
    if (!event.isTextual()) {
      return new MalformedFrame("Frame has no event", id);
    }
    return frame.path("data") instanceof ObjectNode data
        ? new ClientFrame(event.textValue(), data, id)
        : new MalformedFrame("data is not an object", id);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.frame(this);
  }
}
