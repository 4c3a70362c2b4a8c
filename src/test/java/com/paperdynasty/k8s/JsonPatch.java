package com.paperdynasty.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Patch, as far as the overlays use it: add, replace and remove. */
final class JsonPatch {
  private JsonPatch() {}

  static void apply(ObjectNode resource, String patch) {
    for (JsonNode step : YamlReader.tree(patch)) {
      String operation = step.path("op").asText();
      JsonPointer path = JsonPointer.compile(step.path("path").asText());
      JsonNode parent = resource.at(path.head());
      boolean there = !resource.at(path).isMissingNode();
      if (parent.isMissingNode() || (!there && !operation.equals("add"))) {
        throw new IllegalArgumentException("nothing exists at " + path);
      }
      String last = path.last().getMatchingProperty();
      switch (operation) {
        case "add" -> add(parent, last, step.get("value"));
        case "replace" -> replace(parent, last, step.get("value"));
        case "remove" -> remove(parent, last);
        default -> throw new IllegalArgumentException("this renderer does not know " + operation);
      }
    }
  }

  private static void add(JsonNode parent, String last, JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.insert(last.equals("-") ? list.size() : Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }

  private static void replace(JsonNode parent, String last, JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }

  private static void remove(JsonNode parent, String last) {
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) parent).remove(last);
    }
  }
}
