package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.json.JsonBuilder;
import java.util.Iterator;
import java.util.Map;

/** A card set as a file that people can read and compare: what fits on a line stands on one. */
public final class CardSetText {
  private static final int MOST_ON_A_LINE = 110;

  private CardSetText() {}

  public static String of(CardSet set) {
    StringBuilder text = new StringBuilder();
    write(CardSetJson.set(set), 0, text);
    return text.append('\n').toString();
  }

  private static void write(JsonNode node, int depth, StringBuilder to) {
    String onOneLine = node.toString();
    if (!node.isContainerNode() || onOneLine.length() <= MOST_ON_A_LINE) {
      to.append(onOneLine);
      return;
    }
    String before = node.isObject() ? "{" : "[";
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    for (JsonNode element : node) {
      to.append(before).append('\n').append("  ".repeat(depth + 1));
      if (node.isObject()) {
        JsonBuilder.quote(fields.next().getKey(), to);
        to.append(": ");
      }
      write(element, depth + 1, to);
      before = ",";
    }
    to.append('\n').append("  ".repeat(depth)).append(node.isObject() ? '}' : ']');
  }
}
