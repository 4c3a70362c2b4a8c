package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaMatcherTest {
  private static final String DOCUMENT =
      """
      game:
        type: object
        required: [seq, status]
        properties:
          seq: {type: integer}
          status: {$ref: '#/status'}
          winner: {type: [string, 'null']}
          plays: {type: array, items: {type: object, required: [number],
            properties: {number: {type: integer}}}}
      status: {type: string, enum: [waiting, completed]}
      both:
        allOf:
          - {$ref: '#/game'}
          - {type: object, properties: {extra: {type: boolean}}}
      """;

  @Test
  void matchingValueHasNoFault() {
    assertThat(faults("game", "{seq: 1, status: waiting, winner: null, plays: [{number: 1}]}"))
        .isEmpty();
    assertThat(faults("both", "{seq: 1, status: waiting, extra: true}")).isEmpty();
  }

  @Test
  void missingFieldIsAFault() {
    assertThat(faults("game", "{seq: 1}")).containsExactly("the answer lacks status");
    assertThat(faults("both", "{seq: 1}")).containsExactly("the answer lacks status");
  }

  @Test
  void undescribedFieldIsAFaultAtAnyDepth() {
    assertThat(faults("game", "{seq: 1, status: waiting, secret: x}"))
        .containsExactly("the answer.secret is not described");
    assertThat(faults("game", "{seq: 1, status: waiting, plays: [{number: 1, secret: x}]}"))
        .containsExactly("the answer.plays[0].secret is not described");
  }

  @Test
  void valueOfAnotherTypeIsAFault() {
    assertThat(faults("game", "{seq: one, status: waiting}")).hasSize(1);
    assertThat(faults("game", "{seq: 1, status: over}")).hasSize(1);
    assertThat(faults("game", "{seq: 1, status: waiting, winner: 7}")).hasSize(1);
    assertThat(faults("absent", "{seq: 1}")).containsExactly("the answer has no description");
  }

  private static List<String> faults(String schema, String value) {
    JsonNode document = read(DOCUMENT);
    return SchemaMatcher.faults(read(value), document.path(schema), document);
  }

  private static JsonNode read(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
