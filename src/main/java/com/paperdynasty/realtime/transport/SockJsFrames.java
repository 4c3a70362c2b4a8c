package com.paperdynasty.realtime.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.json.StrictJson;
import com.paperdynasty.realtime.connection.CloseCode;
import io.vertx.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SockJS' framing: {@code o} opens, {@code a[…]} carries messages, {@code h} is a heartbeat, {@code
 * c[code,reason]} closes; the client sends arrays of messages.
 */
final class SockJsFrames {
  static final String OPEN = "o";
  static final String HEARTBEAT = "h";
  static final String ANOTHER_RECEIVER = close(2010, "Another connection still open");

  private SockJsFrames() {}

  static String close(CloseCode code) {
    return close(code.code(), code.reason());
  }

  private static String close(int code, String reason) {
    return "c[" + code + "," + Json.encode(reason) + "]";
  }

  /**
   * The messages in a text of a client: an array of strings or, from some clients, a single string.
   * Empty if it is neither.
   */
  static Optional<List<String>> messages(String text) {
    JsonNode node = StrictJson.STANDARD.read(text);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isTextual()) {
      return Optional.of(List.of(node.textValue()));
    }
    return node.isArray() ? texts(node) : Optional.empty();
  }

  private static Optional<List<String>> texts(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      if (!item.isTextual()) {
        return Optional.empty();
      }
      texts.add(item.textValue());
    }
    return Optional.of(texts);
  }

  /** Joins frames of the form {@code a[…]} into one. */
  static String join(List<String> frames) {
    if (frames.size() == 1) {
      return frames.get(0);
    }
    StringBuilder joined = new StringBuilder("a[");
    for (String frame : frames) {
      joined.append(joined.length() == 2 ? "" : ",").append(frame, 2, frame.length() - 1);
    }
    return joined.append(']').toString();
  }
}
