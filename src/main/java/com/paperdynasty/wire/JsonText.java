package com.paperdynasty.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text, quickly and without reflection: for what is written once per play. The caller
 * closes what they open.
 */
public final class JsonText {
  private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();
  private static final int USUAL_SIZE = 1024;

  private final StringBuilder text = new StringBuilder(USUAL_SIZE);

  /** Begins an object that is the whole text or an element of an array. */
  public JsonText object() {
    return open('{');
  }

  /** Begins an object under a name. */
  public JsonText object(String name) {
    return name(name).open('{');
  }

  /** Begins an array under a name. */
  public JsonText array(String name) {
    return name(name).open('[');
  }

  public JsonText endObject() {
    text.append('}');
    return this;
  }

  public JsonText endArray() {
    text.append(']');
    return this;
  }

  public JsonText put(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      string(value);
    }
    return this;
  }

  public JsonText put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  public JsonText put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /** A name with no value. */
  public JsonText putNull(String name) {
    return raw(name, "null");
  }

  /** A value that is JSON text already. */
  public JsonText raw(String name, String json) {
    name(name);
    text.append(json);
    return this;
  }

  public JsonText put(String name, List<String> values) {
    array(name);
    for (String value : values) {
      element();
      string(value);
    }
    return endArray();
  }

  public JsonText putNumbers(String name, List<Integer> values) {
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
  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    QUOTE.quoteAsString(value, quoted);
    return quoted.append('"').toString();
  }

  private void string(String value) {
    text.append('"');
    QUOTE.quoteAsString(value, text);
    text.append('"');
  }

  private JsonText name(String name) {
    element();
    text.append('"').append(name).append("\":");
    return this;
  }

  private JsonText open(char bracket) {
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
