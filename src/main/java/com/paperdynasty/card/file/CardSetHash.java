package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.digest.Sha256;
import com.paperdynasty.json.JsonBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash by which a set is named: SHA-256, in hexadecimal, of its canonical form in UTF-8. That
 * is its JSON as RFC 8785 writes it: no spaces, the fields of each object sorted. A split of one
 * share is the outcome alone.
 */
public final class CardSetHash {
  private CardSetHash() {}

  /** The hash of a set, 64 hexadecimal digits. */
  public static String of(CardSet set) {
    return Sha256.hex(canonical(set));
  }

  /** The text that is hashed. */
  static String canonical(CardSet set) {
    StringBuilder text = new StringBuilder();
    write(CardSetJson.set(set), text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder to) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
      String separator = "{";
      for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
        to.append(separator);
        JsonBuilder.quote(field.getKey(), to);
        write(field.getValue(), to.append(':'));
        separator = ",";
      }
      to.append(sorted.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String separator = "[";
      for (JsonNode element : node) {
        write(element, to.append(separator));
        separator = ",";
      }
      to.append(node.isEmpty() ? "[]" : "]");
    } else {
      JsonBuilder.quoteOrWrite(node, to);
    }
  }
}
