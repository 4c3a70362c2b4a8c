package com.paperdynasty.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text, quickly and without reflection: for what is written once per play. The caller
 * closes what they open.
 */
public final class JsonBuilder {
  private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();
  private static final int USUAL_SIZE = 1024;

  private final StringBuilder text = new StringBuilder(USUAL_SIZE);

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

  public JsonBuilder put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /** A name with no value. */
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
      element();
      string(value);
    }
    return endArray();
  }

  public JsonBuilder putNumbers(String name, List<Integer> values) {
    array(name);
    for (int value : values) {
      element();
      text.append(value);
    }
    return endArray();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** A text as JSON has it, quotes and all. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    QUOTE.quoteAsString(value, quoted);
    return quoted.append('"').toString();
  }

  private void string(String value) {
    text.append('"');
    QUOTE.quoteAsString(value, text);
    text.append('"');
  }

  private JsonBuilder name(String name) {
    element();
    text.append('"').append(name).append("\":");
    return this;
  }

  private JsonBuilder open(char bracket) {
    element();
    text.append(bracket);
    return this;
  }

  /** The comma before an element, unless it is the first. */
  private void element() {
    if (!text.isEmpty()) {
      char last = text.charAt(text.length() - 1);
      if (last != '{' && last != '[' && last != ':') {
        text.append(',');
      }
    }
  }
}
