package com.paperdynasty.wire;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * A frame from a client.
 *
 * @param event the command's name, known or not
 * @param data its data, not looked at yet
 * @param id what the client calls this command, 1 to 64 characters; frames that answer it carry it
 */
public record ClientFrame(String event, ObjectNode data, @Nullable String id) implements Parsed {
  /** A lineup, the deepest of all that a client sends, needs a depth of 5. */
  private static final StrictJson JSON =
      new StrictJson(
          StreamReadConstraints.builder()
              .maxNestingDepth(16)
              .maxStringLength(16 * 1024)
              .maxNumberLength(32)
              .maxNameLength(64)
              .build());

  /** Reads a text from a client. Bounds its depth and its names; its length is the caller's. */
  public static Parsed parse(String text) {
    JsonNode frame = JSON.read(text);
    if (frame == null) {
      return new Malformed("Frame is not JSON", null);
    }
    if (!frame.isObject()) {
      return new Malformed("Frame is not an object", null);
    }
    JsonNode id = frame.path("id");
    boolean named = !id.isMissingNode() && !id.isNull();
    if (named && !(id.isTextual() && Texts.isId(id.textValue()))) {
      return new Malformed("id is not a text of 1 to 64 characters", null);
    }
    return read(frame, named ? id.textValue() : null);
  }

  private static Parsed read(JsonNode frame, @Nullable String id) {
    JsonNode event = frame.path("event");
    if (!event.isTextual()) {
      return new Malformed("Frame has no event", id);
    }
    return frame.path("data") instanceof ObjectNode data
        ? new ClientFrame(event.textValue(), data, id)
        : new Malformed("data is not an object", id);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.frame(this);
  }
}
