package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The part of JSON Schema (2020-12) that the schema of card sets uses. */
final class SchemaCheck {
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "enum",
          "oneOf",
          "anyOf");

  private final JsonNode root;

  SchemaCheck(JsonNode schema) {
    root = schema;
  }

  /** What of the value breaks the schema, with its place. */
  List<String> faultsIn(JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(root, value, "", faults);
    return faults;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
    schema
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYWORDS.contains(name)) {
                throw new IllegalArgumentException("unknown keyword " + name);
              }
            });
    if (schema.has("$ref")) {
      check(root.at(schema.get("$ref").textValue().substring(1)), value, at, faults);
    }
    boolean isType =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isInt();
          default -> true;
        };
    demand(isType, at + " is not of its type", faults);
    checkNumbers(schema, value, at, faults);
    if (schema.has("enum")) {
      boolean found = false;
      for (JsonNode allowed : schema.get("enum")) {
        found |= allowed.equals(value);
      }
      demand(found, at + " is not one of the values", faults);
    }
    checkFields(schema, value, at, faults);
    for (int i = 0; schema.has("items") && i < value.size(); i++) {
      check(schema.get("items"), value.get(i), at + "/" + i, faults);
    }
    int one = matching(schema.path("oneOf"), value);
    demand(!schema.has("oneOf") || one == 1, at + " matches " + one + " of oneOf", faults);
    int any = matching(schema.path("anyOf"), value);
    demand(!schema.has("anyOf") || any >= 1, at + " matches none of anyOf", faults);
  }

  private void checkFields(JsonNode schema, JsonNode value, String at, List<String> faults) {
    for (JsonNode required : schema.path("required")) {
      demand(value.has(required.textValue()), at + " lacks " + required.textValue(), faults);
    }
    JsonNode properties = schema.path("properties");
    Set<String> names = new TreeSet<>();
    value.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (properties.has(name)) {
        check(properties.get(name), value.get(name), at + "/" + name, faults);
      } else {
        demand(schema.path("additionalProperties").asBoolean(true), at + " has " + name, faults);
      }
    }
  }

  private static void checkNumbers(
      JsonNode schema, JsonNode value, String at, List<String> faults) {
    long least = schema.path("minimum").asLong(Long.MIN_VALUE);
    long most = schema.path("maximum").asLong(Long.MAX_VALUE);
    demand(
        !value.isNumber() || (value.asLong() >= least && value.asLong() <= most),
        at + " is out of bounds",
        faults);
    int length = value.isArray() ? value.size() : value.asText().length();
    String size = value.isArray() ? "Items" : "Length";
    demand(
        length >= schema.path("min" + size).asInt(0)
            && length <= schema.path("max" + size).asInt(Integer.MAX_VALUE),
        at + " is too short or too long",
        faults);
  }

  private int matching(JsonNode schemas, JsonNode value) {
    int matching = 0;
    for (JsonNode schema : schemas) {
      List<String> faults = new ArrayList<>();
      check(schema, value, "", faults);
      matching += faults.isEmpty() ? 1 : 0;
    }
    return matching;
  }

  private static void demand(boolean holds, String fault, List<String> faults) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
