package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object. What is missing, unknown or out of bounds is a fault. */
final class CardFields {
  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final ObjectNode object;
  private final String name;
  private final CardFaults faults;

  /**
   * Reads an object with no other fields than these.
   *
   * @param name of the object in faults; empty for a card or a set itself
   */
  CardFields(@Nullable JsonNode node, String name, Set<String> fields, CardFaults faults) {
    this.object = node instanceof ObjectNode found ? found : EMPTY;
    this.name = name;
    this.faults = faults;
    if (!(node instanceof ObjectNode)) {
      faults.add((name.isEmpty() ? "the card" : name) + " is not an object");
    }
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                faults.add("unknown field \"" + shortened(field) + "\"" + in());
              }
            });
  }

  boolean has(String field) {
    return object.has(field);
  }

  @Nullable JsonNode get(String field) {
    return object.get(field);
  }

  /** Whether the field is a whole number within these bounds. */
  boolean isWithin(String field, int least, int most) {
    JsonNode value = object.get(field);
    return value != null && value.isInt() && value.intValue() >= least && value.intValue() <= most;
  }

  /** A whole number within these bounds; the least, with a fault, if it is not one. */
  int number(String field, int least, int most) {
    JsonNode value = object.get(field);
    if (value != null && isWithin(field, least, most)) {
      return value.intValue();
    }
    faults.add(field + in() + " is a whole number from " + least + " to " + most + found(value));
    return least;
  }

  /** A text of at most that many characters; empty, with a fault, if it is not one. */
  String text(String field, int most) {
    JsonNode value = object.get(field);
    if (value != null && value.isTextual()) {
      String text = value.textValue();
      if (!text.isBlank() && text.length() <= most) {
        return text;
      }
    }
    faults.add(field + in() + " is a text of 1 to " + most + " characters" + found(value));
    return "";
  }

  /** What was found instead, as the end of a sentence. */
  static String found(@Nullable JsonNode value) {
    return value == null ? ", and is missing" : ", not " + shortened(value.toString());
  }

  private String in() {
    return name.isEmpty() ? "" : " of " + name;
  }

  private static String shortened(String text) {
    int most = 40;
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
