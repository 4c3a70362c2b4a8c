package com.paperdynasty.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares a value with a schema, both ways: an undescribed field is a fault, and so is a missing
 * required one.
 */
final class SchemaMatcher {
  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private SchemaMatcher(JsonNode document) {
    this.document = document;
  }

  /** All differences between a value and its schema. */
  static List<String> faults(JsonNode value, JsonNode schema, JsonNode document) {
    SchemaMatcher schemaMatcher = new SchemaMatcher(document);
    schemaMatcher.compare(value, schema, "the answer");
    return schemaMatcher.faults;
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private void compare(JsonNode value, JsonNode reference, String where) {
    JsonNode schema = resolved(reference);
    if (schema.isMissingNode()) {
      faults.add(where + " has no description");
      return;
    }
    if (schema.has("type") && !types(schema).contains(type(value))) {
      faults.add(where + " is " + type(value) + ", not " + schema.path("type"));
    }
    if (schema.has("enum") && !value.isNull() && !contains(schema.path("enum"), value)) {
      faults.add(where + " is none of " + schema.path("enum") + " but " + value);
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      faults.add(where + " is not " + schema.path("const"));
    }
    if (value.isObject()) {
      fields(value, schema, where);
    }
    for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
      compare(value.get(i), schema.path("items"), where + "[" + i + "]");
    }
  }

  private void fields(JsonNode value, JsonNode schema, String where) {
    Map<String, JsonNode> known = new TreeMap<>();
    Set<String> needed = new TreeSet<>();
    gather(schema, known, needed);
    if (known.isEmpty()) {
      return;
    }
    needed.stream()
        .filter(field -> !value.has(field))
        .forEach(field -> faults.add(where + " lacks " + field));
    value
        .properties()
        .forEach(
            field -> {
              JsonNode described = known.get(field.getKey());
              String there = where + "." + field.getKey();
              if (described == null) {
                faults.add(there + " is not described");
              } else {
                compare(field.getValue(), described, there);
              }
            });
  }

  private void gather(JsonNode reference, Map<String, JsonNode> known, Set<String> needed) {
    JsonNode schema = resolved(reference);
    schema.path("properties").properties().forEach(p -> known.put(p.getKey(), p.getValue()));
    schema.path("required").forEach(field -> needed.add(field.asText()));
    schema.path("allOf").forEach(part -> gather(part, known, needed));
  }

  private static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(one -> types.add(one.asText()));
    } else {
      types.add(type.asText());
    }
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      default -> value.isIntegralNumber() ? "integer" : "number";
    };
  }

  private static boolean contains(JsonNode allowed, JsonNode value) {
    for (JsonNode one : allowed) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
