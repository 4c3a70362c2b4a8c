package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the served documents (AsyncAPI, OpenAPI) describe. */
final class ServedDocuments {
  private static final JsonNode FRAMES = read("/asyncapi.yaml");
  private static final JsonNode CALLS = read("/openapi.yaml");
  private static final Pattern CLOSE_CODE = Pattern.compile("\\b4\\d\\d\\d\\b");

  private ServedDocuments() {}

  private static JsonNode read(String document) {
    try (InputStream in = ServedDocuments.class.getResourceAsStream(document)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events that clients may send. */
  static Set<String> commands() {
    return messages("fromClients");
  }

  /** Whether an event of a client concerns its connection and not a game. */
  static boolean isOfTheConnection(String event) {
    return Set.of("connect", "refresh_token", "heartbeat", "disconnect").contains(event);
  }

  /** The events that the server sends. */
  static Set<String> events() {
    return messages("toClients");
  }

  /** Those of them that are in the log. */
  static Set<String> loggedEvents() {
    Set<String> logged = new TreeSet<>();
    FRAMES
        .at("/components/messages")
        .forEach(
            message -> {
              if (message.has("traits")) {
                logged.add(message.path("name").asText());
              }
            });
    return logged;
  }

  /** The codes that {@code error} may have. */
  static Set<String> errorCodes() {
    Set<String> codes = new TreeSet<>();
    FRAMES.at("/components/schemas/ErrorCode/enum").forEach(code -> codes.add(code.asText()));
    return codes;
  }

  /** The codes that a connection may be closed with. */
  static Set<String> closeCodes() {
    String text = FRAMES.at("/info/description").asText();
    String list = text.substring(text.indexOf("Close codes:")).split("\\n\\n", -1)[0];
    return CLOSE_CODE
        .matcher(list)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The HTTP calls, as {@code GET /api/games}. */
  static Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    CALLS
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return calls;
  }

  /** All differences between the answer of a call and its description. */
  static List<String> answer(String method, String call, int status, JsonNode body) {
    JsonNode responses = CALLS.path("paths").path(call).path(method).path("responses");
    JsonNode response = responses.path(String.valueOf(status));
    if (response.has("$ref")) {
      response = CALLS.at(response.path("$ref").asText().substring(1));
    }
    JsonNode content = response.path("content");
    JsonNode schema = content.isEmpty() ? content : content.iterator().next().path("schema");
    return SchemaMatcher.faults(body, schema.isEmpty() ? schema.path("none") : schema, CALLS);
  }

  private static Set<String> messages(String operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode reference : FRAMES.at("/operations/" + operation + "/messages")) {
      JsonNode inChannel = resolved(reference);
      names.add(resolved(inChannel).path("name").asText());
    }
    return names;
  }

  /** A frame must have all required fields of its description, and no others. */
  static void frame(JsonObject frame) {
    String event = frame.getString("event");
    JsonNode payload = null;
    for (JsonNode message : FRAMES.at("/components/messages")) {
      if (message.path("name").asText().equals(event)) {
        payload = message.path("payload");
      }
    }
    assertThat(payload).as("what %s is", event).isNotNull();
    fields(frame, payload, event);
    fields(frame.getJsonObject("data"), payload.at("/properties/data"), "data of " + event);
  }

  private static void fields(JsonObject object, JsonNode schema, String what) {
    Set<String> known = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(known::add);
    Set<String> needed = new TreeSet<>();
    schema.path("required").forEach(field -> needed.add(field.asText()));
    assertThat(known).as("described fields of %s", what).containsAll(object.fieldNames());
    assertThat(object.fieldNames()).as("fields of %s", what).containsAll(needed);
    object.forEach(
        field -> {
          JsonNode described = resolved(schema.at("/properties/" + field.getKey()));
          if (field.getValue() instanceof JsonObject inner && described.has("properties")) {
            fields(inner, described, what + ", " + field.getKey());
          }
        });
  }

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? FRAMES.at(schema.path("$ref").asText().substring(1)) : schema;
  }
}
