package com.paperdynasty.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text without reflection, for text that is written once per play. The caller closes
 * every object and array. Names are written as they are: they must not need escaping.
 */
public final class JsonBuilder {
  private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();
  private static final int INITIAL_CAPACITY = 1024;

  private final StringBuilder text = new StringBuilder(INITIAL_CAPACITY);

  /** Begins an object that is the whole text or an element of an array. */
  public JsonBuilder object() {
    return open('{');
  }

  /** Begins an object under a name. */
  public JsonBuilder object(String name) {
    return name(name).open('{');
  }

  /** Begins an array under a name. */
  public JsonBuilder array(String name) {
    return name(name).open('[');
  }

  public JsonBuilder endObject() {
    text.append('}');
    return this;
  }

  public JsonBuilder endArray() {
    text.append(']');
    return this;
  }

  public JsonBuilder put(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      string(value);
    }
    return this;
  }

  public JsonBuilder put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /**
   * A number with up to four decimals.
   *
   * @param tenThousandths the number times 10,000
   */
  public JsonBuilder putDecimal(String name, long tenThousandths) {
    name(name);
    Decimal.append(text, tenThousandths);
    return this;
  }

  public JsonBuilder put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /** A field that is null. */
  public JsonBuilder putNull(String name) {
    return raw(name, "null");
  }

  /** A value that is JSON text already. */
  public JsonBuilder raw(String name, String json) {
    name(name);
    text.append(json);
    return this;
  }

  public JsonBuilder put(String name, List<String> values) {
    array(name);
    for (String value : values) {
      separate();
      string(value);
    }
    return endArray();
  }

  public JsonBuilder putNumbers(String name, List<Integer> values) {
    array(name);
    for (int value : values) {
      separate();
      text.append(value);
    }
    return endArray();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** A text as a JSON string, with its quotes. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2);
    quote(value, quoted);
    return quoted.toString();
  }

  /** Appends a text as a JSON string, with its quotes. */
  public static void quote(String value, StringBuilder to) {
    to.append('"');
    QUOTE.quoteAsString(value, to);
    to.append('"');
  }

  /**
   * Appends a value as {@link JsonNode#toString} gives it. That makes a generator and its buffers
   * for each value, so it is not used for texts, which most fields of a command are.
   */
  public static void quoteOrWrite(JsonNode value, StringBuilder to) {
    if (value.isTextual()) {
      quote(value.textValue(), to);
    } else {
      to.append(value);
    }
  }

  private void string(String value) {
    quote(value, text);
  }

  private JsonBuilder name(String name) {
    separate();
    text.append('"').append(name).append("\":");
    return this;
  }

  private JsonBuilder open(char bracket) {
    separate();
    text.append(bracket);
    return this;
  }

  /** Writes the comma before an element, unless it is the first. */
  private void separate() {
    if (!text.isEmpty()) {
      char last = text.charAt(text.length() - 1);
      if (last != '{' && last != '[' && last != ':') {
        text.append(',');
      }
    }
  }
}
