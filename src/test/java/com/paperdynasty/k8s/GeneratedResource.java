package com.paperdynasty.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ConfigMap or Secret that kustomize generates; its name ends with a hash of its content. */
record GeneratedResource(String kind, String name, @Nullable String namespace, ObjectNode data) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** kustomize replaces digits and letters that could form words. */
  private static final Map<Character, Character> SPELT =
      Map.of('0', 'g', '1', 'h', '3', 'k', 'a', 'm', 'e', 't');

  /** The resource with its full name, which also replaces the references to it. */
  ObjectNode named(List<ObjectNode> others) {
    String whole = name + "-" + hash();
    others.forEach(other -> refer(other, whole));
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    resource.put("apiVersion", "v1").put("kind", kind).set("data", data);
    if (kind.equals("Secret")) {
      resource.put("type", "Opaque");
    }
    ObjectNode metadata = resource.putObject("metadata").put("name", whole);
    if (namespace != null) {
      metadata.put("namespace", namespace);
    }
    return resource;
  }

  private void refer(JsonNode node, String whole) {
    boolean config = kind.equals("ConfigMap");
    rename(node.path(config ? "configMap" : "secretKeyRef"), "name", whole);
    rename(node.path(config ? "configMapKeyRef" : "secret"), config ? "name" : "secretName", whole);
    node.forEach(child -> refer(child, whole));
  }

  private void rename(JsonNode reference, String field, String whole) {
    if (reference.path(field).asText().equals(name)) {
      ((ObjectNode) reference).put(field, whole);
    }
  }

  private String hash() {
    Map<String, Object> hashed = new TreeMap<>();
    hashed.put("kind", kind);
    hashed.put("name", ""); // as kustomize does
    hashed.put("data", JSON.convertValue(data, TreeMap.class));
    if (kind.equals("Secret")) {
      hashed.put("type", "Opaque");
    }
    try {
      String text = JSON.writeValueAsString(hashed);
      for (char escaped : "<>&".toCharArray()) {
        text = text.replace("" + escaped, String.format("\\u%04x", (int) escaped));
      }
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder spelt = new StringBuilder();
      for (char digit : HexFormat.of().formatHex(sum).substring(0, 10).toCharArray()) {
        spelt.append(SPELT.getOrDefault(digit, digit));
      }
      return spelt.toString();
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
