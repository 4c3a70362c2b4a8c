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
 * @param data its data, not looked at yet
 * @param id what the client calls this command, 1 to 64 characters; frames that answer it carry it
 */
public record ClientFrame(String event, ObjectNode data, @Nullable String id)
    implements ParsedFrame {
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
