package com.paperdynasty.ops;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML text into keys with dots, each with the line where it stands. */
final class SettingsFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String name;
  private final JsonParser parser;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private SettingsFile(String name, JsonParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /**
   * The settings of a text, in its order.
   *
   * @param name what messages call the file
   * @throws BadSettings if it is no YAML, or has something that can be no setting
   */
  static Map<String, Setting> read(String name, String text) {
    try (JsonParser parser = YAML.createParser(text)) {
      SettingsFile file = new SettingsFile(name, parser);
      file.document();
      if (!file.faults.isEmpty()) {
        throw new BadSettings(file.faults);
      }
      return file.settings;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw BadSettings.of(name + ":" + line + ": this is no YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }

  private void document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      section("");
    } else if (first != null && first != JsonToken.VALUE_NULL) {
      fault("the file holds no keys");
    }
  }

  private void section(String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = prefix + parser.currentName();
      parser.nextToken();
      value(key);
    }
  }

  private void value(String key) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> section(key + ".");
      case START_ARRAY -> put(key, list(key));
      case VALUE_NUMBER_INT -> number(key);
      case VALUE_TRUE, VALUE_FALSE -> put(key, parser.getBooleanValue());
      case VALUE_STRING -> put(key, parser.getText());
      case VALUE_NULL -> fault(key + " has no value");
      default -> fault(key + " can be a whole number, true or false, a text or a list of texts");
    }
  }

  private void number(String key) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      fault(key + " is too large");
    } else {
      put(key, parser.getLongValue());
    }
  }

  private List<String> list(String key) throws IOException {
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        items.add(parser.getText());
      } else {
        fault(key + " is a list of texts");
        parser.skipChildren();
      }
    }
    return List.copyOf(items);
  }

  private void put(String key, Object value) {
    if (settings.put(key, new Setting(value, here())) != null) {
      fault(key + " stands here for the second time");
    }
  }

  private void fault(String what) {
    faults.add(here() + ": " + what);
  }

  private String here() {
    return name + ":" + parser.currentTokenLocation().getLineNr();
  }
}
