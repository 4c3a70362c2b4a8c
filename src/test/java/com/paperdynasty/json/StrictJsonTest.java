package com.paperdynasty.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final StrictJson BOUNDED =
      new StrictJson(
          StreamReadConstraints.builder()
              .maxNestingDepth(3)
              .maxStringLength(10)
              .maxNumberLength(5)
              .maxNameLength(4)
              .build());

  @Test
  void valueIsReadUnchanged() {
    JsonNode read = StrictJson.STANDARD.read(" {\"a\":[1,\"é\",null,{\"a\":2}]} ");

    assertThat(read).hasToString("{\"a\":[1,\"é\",null,{\"a\":2}]}");
    assertThat(StrictJson.STANDARD.read("null")).hasToString("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{\"a\":1",
        "{\"a\":1} {}",
        "{\"a\":1} x",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "[{\"a\":1,\"a\":2}]",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "[01]",
        "[NaN]",
        "\"\t\"",
        "[1] // why"
      })
  void invalidOrAmbiguousJsonIsRefused(String text) {
    assertThat(StrictJson.STANDARD.read(text)).isNull();
    assertThat(BOUNDED.read(text)).isNull();
  }

  @Test
  void eachBoundHolds() {
    assertThat(BOUNDED.read("[[[1]]]")).isNotNull();
    assertThat(BOUNDED.read("[[[[1]]]]")).isNull();
    assertThat(BOUNDED.read("12345")).isNotNull();
    assertThat(BOUNDED.read("123456")).isNull();
    assertThat(BOUNDED.read("{\"name\":1}")).isNotNull();
    assertThat(BOUNDED.read("{\"" + "n".repeat(2_000) + "\":1}")).isNull();
    assertThat(BOUNDED.read("\"" + "x".repeat(10) + "\"")).isNotNull();
    assertThat(BOUNDED.read("\"" + "x".repeat(20_000) + "\"")).isNull();
  }

  @Test
  void objectIsReadOnlyFromUtf8() {
    assertThat(StrictJson.STANDARD.object("{\"a\":\"é\"}".getBytes(UTF_8)))
        .hasValueSatisfying(object -> assertThat(object.path("a").textValue()).isEqualTo("é"));
    assertThat(StrictJson.STANDARD.object("{\"a\":\"é\"}".getBytes(ISO_8859_1))).isEmpty();
    assertThat(StrictJson.STANDARD.object("[]".getBytes(UTF_8))).isEmpty();
    assertThat(StrictJson.STANDARD.object("{\"a\":1,\"a\":1}".getBytes(UTF_8))).isEmpty();
    assertThat(StrictJson.STANDARD.object(new byte[0])).isEmpty();
  }

  @Test
  void standardReaderHasBounds() {
    String deep = "[".repeat(1_001) + "]".repeat(1_001);

    assertThat(StrictJson.STANDARD.read(deep)).isNull();
    assertThat(StrictJson.STANDARD.read("1".repeat(1_001))).isNull();
  }
}
