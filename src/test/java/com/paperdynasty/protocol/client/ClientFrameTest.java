package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFrameTest {
  @Test
  void frameHasEventDataAndId() {
    ClientFrame frame = frame("{\"event\":\"roll_dice\",\"data\":{\"a\":1},\"id\":\"b7Jx0q\"}");

    assertThat(frame.event()).isEqualTo("roll_dice");
    assertThat(frame.data().path("a").intValue()).isEqualTo(1);
    assertThat(frame.id()).isEqualTo("b7Jx0q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"heartbeat\",\"data\":{}}",
        "{\"event\":\"heartbeat\",\"data\":{},\"id\":null}",
        "{\"event\":\"heartbeat\",\"data\":{},\"later\":true}"
      })
  void idIsOptionalAndUnknownFieldsAreIgnored(String text) {
    assertThat(frame(text).id()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                             | Frame is not JSON",
        "nonsense                                       | Frame is not JSON",
        "{\"event\":\"a\",\"data\":{}                   | Frame is not JSON",
        "{\"event\":\"a\",\"data\":{}} {}               | Frame is not JSON",
        "{\"event\":\"a\",\"event\":\"b\",\"data\":{}}  | Frame is not JSON",
        "{\"event\":\"a\",\"data\":{\"x\":1,\"x\":2}}   | Frame is not JSON",
        "{\"event\":\"a\",\"data\":{\"x\":NaN}}         | Frame is not JSON",
        "[]                                             | Frame is not an object",
        "7                                              | Frame is not an object",
        "null                                           | Frame is not an object",
        "{}                                             | Frame has no event",
        "{\"event\":null,\"data\":{}}                   | Frame has no event",
        "{\"event\":7,\"data\":{}}                      | Frame has no event",
        "{\"event\":\"a\"}                              | data is not an object",
        "{\"event\":\"a\",\"data\":null}                | data is not an object",
        "{\"event\":\"a\",\"data\":[]}                  | data is not an object",
        "{\"event\":\"a\",\"data\":\"{}\"}              | data is not an object",
        "{\"event\":\"a\",\"data\":{},\"id\":7}         | id is not a text of 1 to 64 characters",
        "{\"event\":\"a\",\"data\":{},\"id\":\"\"}      | id is not a text of 1 to 64 characters",
        "{\"event\":\"a\",\"data\":{},\"id\":\"\\u0000\"} | id is not a text of 1 to 64 characters",
      })
  void malformedFrameTellsItsFault(String text, String why) {
    assertThat(malformed(text)).isEqualTo(why);
  }

  @Test
  void idHasAtMost64Characters() {
    String frame = "{\"event\":\"a\",\"data\":{},\"id\":\"%s\"}";

    assertThat(frame(frame.formatted("x".repeat(64))).id()).hasSize(64);
    assertThat(malformed(frame.formatted("x".repeat(65)))).startsWith("id is not");
  }

  @Test
  void malformedFrameKeepsItsReadableId() {
    ParsedFrame parsedFrame = ClientFrame.parse("{\"event\":\"a\",\"data\":[],\"id\":\"k\"}");

    assertThat(parsedFrame).isEqualTo(new ParsedFrame.MalformedFrame("data is not an object", "k"));
  }

  @Test
  void depthIsBounded() {
    String data = "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertThat(malformed("{\"event\":\"a\",\"data\":" + data + "}")).isEqualTo("Frame is not JSON");
  }

  @Test
  void numbersAreBounded() {
    String data = "{\"x\":" + "9".repeat(5_000) + "}";

    assertThat(malformed("{\"event\":\"a\",\"data\":" + data + "}")).isEqualTo("Frame is not JSON");
  }

  private static ClientFrame frame(String text) {
    ParsedFrame parsedFrame = ClientFrame.parse(text);
    assertThat(parsedFrame).isInstanceOf(ClientFrame.class);
    return (ClientFrame) parsedFrame;
  }

  private static String malformed(String text) {
    ParsedFrame parsedFrame = ClientFrame.parse(text);
    assertThat(parsedFrame).isInstanceOf(ParsedFrame.MalformedFrame.class);
    assertThat(((ParsedFrame.MalformedFrame) parsedFrame).problem().code())
        .isEqualTo(ErrorCode.MALFORMED);
    return ((ParsedFrame.MalformedFrame) parsedFrame).message();
  }
}
