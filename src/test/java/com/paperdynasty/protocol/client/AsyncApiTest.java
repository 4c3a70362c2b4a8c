package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code asyncapi.yaml} with the frames of the program. */
class AsyncApiTest {
  private static final Pattern SENT = Pattern.compile("(?<!\\w)event\\(\\s*\"([a-z_]+)\"");

  @Test
  void describedLoggedEventsAreThoseOfTheLog() throws Exception {
    Set<String> described = new TreeSet<>();
    document()
        .at("/components/messages")
        .forEach(
            message -> {
              if (message.has("traits")) {
                described.add(message.path("name").asText());
              }
            });

    assertThat(described).isEqualTo(EventCodec.TYPES);
  }

  @Test
  void everyDescribedClientEventIsKnown() throws Exception {
    assertThat(messages("fromClients"))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              ClientFrame frame =
                  new ClientFrame(event, JsonNodeFactory.instance.objectNode(), null);
              assertThat(ClientMessageReader.read(frame))
                  .isNotInstanceOf(ClientMessage.UnknownEvent.class);
              assertThat(ClientMessageReader.isKnown(event)).isTrue();
            });
    assertThat(ClientMessageReader.isKnown("steal_home")).isFalse();
  }

  @Test
  void everySentEventIsDescribed() throws Exception {
    assertThat(messages("toClients")).containsAll(sent()).containsAll(EventCodec.TYPES);
  }

  @Test
  void everyCommandOfAGameIsDescribed() throws Exception {
    assertThat(messages("fromClients")).containsAll(CommandReader.names());
  }

  @Test
  void everyReferenceResolves() throws Exception {
    JsonNode document = document();

    assertThat(document.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  /** The contract takes what the reader takes. */
  @Test
  void submissionSaysItsOutcomeOrLeavesItToTheServer() throws Exception {
    JsonNode schema =
        document().at("/components/messages/SubmitManualOutcome/payload/properties/data");
    List<String> samples =
        List.of(
            "{}",
            "{\"auto\":false}",
            "{\"auto\":true}",
            "{\"outcome\":\"walk\"}",
            "{\"auto\":false,\"outcome\":\"walk\"}",
            "{\"auto\":true,\"outcome\":\"walk\"}");
    for (String sample : samples) {
      ObjectNode data = (ObjectNode) new YAMLMapper().readTree(sample);
      int branches = 0;
      for (JsonNode branch : schema.path("oneOf")) {
        branches += fits(branch, data) ? 1 : 0;
      }
      boolean isRead =
          !(CommandReader.read(CommandReader.SUBMIT_OUTCOME, data) instanceof Command.Unreadable);
      assertThat(branches == 1).as(sample).isEqualTo(isRead);
    }
  }

  private static boolean fits(JsonNode branch, JsonNode data) {
    boolean fits = true;
    for (JsonNode required : branch.path("required")) {
      fits &= data.has(required.asText());
    }
    for (Map.Entry<String, JsonNode> property : branch.path("properties").properties()) {
      fits &= data.path(property.getKey()).equals(property.getValue().path("const"));
    }
    return fits;
  }

  private static Set<String> messages(String operation) throws Exception {
    JsonNode document = document();
    Set<String> names = new TreeSet<>();
    for (JsonNode reference : document.at("/operations/" + operation + "/messages")) {
      JsonNode inChannel = document.at(reference.path("$ref").asText().substring(1));
      JsonNode message = document.at(inChannel.path("$ref").asText().substring(1));
      names.add(message.path("name").asText());
    }
    return names;
  }

  /** The events that the sources build frames of. */
  private static Set<String> sent() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/com/paperdynasty"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> SENT.matcher(text(file)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode document() throws Exception {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(in);
    }
  }
}
