package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.digest.Sha256;
import com.paperdynasty.json.JsonBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A hash that distinguishes two contents under one command id. The order of an object's fields
 * makes no difference.
 */
public final class ContentHash {
  private ContentHash() {}

  /** The first eight bytes of the SHA-256 of a command's event and data. */
  public static long of(String event, ObjectNode data) {
    StringBuilder text = new StringBuilder(event).append(' ');
    write(data, text);
    return ByteBuffer.wrap(Sha256.bytes(text.toString())).getLong();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
      fields.sort(Map.Entry.comparingByKey());
      text.append('{');
      for (Map.Entry<String, JsonNode> field : fields) {
        text.append(field.getKey().length()).append(':').append(field.getKey());
        write(field.getValue(), text);
      }
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      node.forEach(element -> write(element, text));
      text.append(']');
    } else {
      JsonBuilder.quoteOrWrite(node, text);
      text.append(',');
    }
  }
}
