package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the TypeScript declarations with {@code asyncapi.yaml}: both must have the same names,
 * required or optional, of the same type.
 */
class DeclarationsTest {
  /** The client accepts null where the protocol leaves the field out: for no replay. */
  private static final Set<String> NULL_OF_THE_CLIENT =
      Set.of("join_game.last_seq", "request_game_state.last_seq");

  private static final Pattern CLOSE_CODE = Pattern.compile("\\b4\\d\\d\\d\\b");

  private final JsonNode document = document();
  private final Declarations declared = new Declarations(text("/web/paper-dynasty.d.ts"));

  @Test
  void everyServerEventIsDeclaredWithItsFields() {
    compare(declared.interfaceOf("ServerEvents"), messages("toClients"), type -> type);
  }

  @Test
  void everyCommandIsDeclaredWithItsFields() {
    compare(
        declared.interfaceOf("Commands"),
        messages("fromClients"),
        type -> type.substring(1, type.lastIndexOf(',')));
  }

  @Test
  void everyReplyIsAServerEvent() {
    Map<String, Declarations.Field> events = declared.interfaceOf("ServerEvents");
    declared
        .interfaceOf("Commands")
        .forEach(
            (command, field) -> {
              String answer =
                  field
                      .type()
                      .substring(field.type().lastIndexOf(',') + 1)
                      .replace("]", "")
                      .strip();
              boolean none = answer.equals("void");
              assertThat(none || events.values().stream().anyMatch(e -> e.type().equals(answer)))
                  .as("%s is answered by %s", command, answer)
                  .isTrue();
            });
  }

  @Test
  void codesAreTheSame() {
    List<String> errors = new ArrayList<>();
    document.at("/components/schemas/ErrorCode/enum").forEach(code -> errors.add(code.asText()));
    assertThat(declared.texts("ErrorCode")).containsExactlyInAnyOrderElementsOf(errors);

    String description = document.at("/info/description").asText();
    String listed =
        description.substring(description.indexOf("Close codes:")).split("\\n\\n", 2)[0];
    Set<String> closes =
        CLOSE_CODE.matcher(listed).results().map(m -> m.group()).collect(Collectors.toSet());
    assertThat(declared.texts("CloseCode")).containsExactlyInAnyOrderElementsOf(closes);
  }

  @Test
  void differencesAreFound() {
    Declarations odd =
        new Declarations(
            "export interface A { x: string; y?: number; z: { deep: Side[]; } | null; }"
                + " /* w: string; */ export interface B extends A { v: true; }"
                + " export type Side = 'home' | 'away';");
    assertThat(odd.interfaceOf("B").keySet()).containsExactly("x", "y", "z", "v");
    assertThat(odd.interfaceOf("A").get("y").optional()).isTrue();
    assertThat(odd.fieldsOf(odd.interfaceOf("A").get("z").type()).keySet()).containsExactly("deep");
    JsonNode schema = document.at("/components/messages/GameLeft/payload/properties/data");
    List<String> faults = new ArrayList<>();
    compare("game_left", odd.interfaceOf("A"), schema, faults);
    assertThat(faults).hasSize(4);
  }

  private interface Part {
    String of(String type);
  }

  private void compare(
      Map<String, Declarations.Field> ours, Map<String, JsonNode> described, Part data) {
    assertThat(new TreeSet<>(ours.keySet())).isEqualTo(new TreeSet<>(described.keySet()));
    List<String> faults = new ArrayList<>();
    ours.forEach(
        (event, field) -> {
          String type = data.of(field.type()).strip();
          compare(event, declared.fieldsOf(type), described.get(event), faults);
        });
    assertThat(faults).isEmpty();
  }

  private void compare(
      String what, Map<String, Declarations.Field> ours, JsonNode schema, List<String> faults) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(field -> required.add(field.asText()));
    Set<String> names = new TreeSet<>(ours.keySet());
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String path = what + "." + name;
      Declarations.Field field = ours.get(name);
      JsonNode property = schema.path("properties").path(name);
      if (field == null || property.isMissingNode()) {
        faults.add(path + " is only " + (field == null ? "described" : "declared"));
        continue;
      }
      if (field.optional() == required.contains(name)) {
        faults.add(path + " is " + (field.optional() ? "not always declared" : "not required"));
      }
      compareTypes(path, field.type(), resolved(property), faults);
    }
  }

  private void compareTypes(String path, String type, JsonNode schema, List<String> faults) {
    JsonNode types = schema.path("type");
    boolean nullable = types.isArray() && types.toString().contains("null");
    String described = types.isArray() ? types.get(0).asText() : types.asText("string");
    String kind = described.equals("integer") ? "number" : described;
    if (!declared.kind(type).equals(kind) && !declared.kind(type).equals("any")) {
      faults.add(path + " is declared as " + type + " and described as " + described);
    }
    if (Declarations.isNullable(type) != nullable && !NULL_OF_THE_CLIENT.contains(path)) {
      faults.add(path + (nullable ? " may be null" : " is never null"));
    }
    Map<String, Declarations.Field> inner = declared.fieldsOf(type);
    if (!inner.isEmpty() && schema.has("properties")) {
      compare(path, inner, schema, faults);
    }
    if (kind.equals("array") && schema.path("items").isObject()) {
      String items = type.replaceFirst("\\[\\]$", "");
      JsonNode each = resolved(schema.path("items"));
      if (!declared.fieldsOf(items).isEmpty() && each.has("properties")) {
        compare(path + "[]", declared.fieldsOf(items), each, faults);
      }
    }
  }

  /** The data schema of each message of an operation, by event. */
  private Map<String, JsonNode> messages(String operation) {
    Map<String, JsonNode> messages = new TreeMap<>();
    for (JsonNode reference : document.at("/operations/" + operation + "/messages")) {
      JsonNode message = resolved(resolved(reference));
      messages.put(message.path("name").asText(), resolved(message.at("/payload/properties/data")));
    }
    return messages;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static JsonNode document() {
    try {
      return new YAMLMapper().readTree(text("/asyncapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = DeclarationsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
