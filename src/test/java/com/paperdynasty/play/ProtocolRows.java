package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Turns the rows of a protocol table into tests. */
final class ProtocolRows {
  private ProtocolRows() {}

  /** A test for each row, named after it, each with its own game. */
  static Stream<DynamicTest> tests(Map<String, Consumer<SharedGame>> rows) {
    return new TreeMap<>(rows)
        .entrySet().stream()
            .map(
                row ->
                    DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> {
                          try (SharedGame table = new SharedGame()) {
                            row.getValue().accept(table);
                          }
                        }));
  }

  static Map.Entry<String, Consumer<SharedGame>> row(String name, Consumer<SharedGame> row) {
    return Map.entry(name, row);
  }

  /**
   * The data of a frame, which must be this event, match its description, and have exactly these
   * fields.
   *
   * @param fields with blanks between; `?` after one that may be missing
   */
  static JsonObject is(JsonObject frame, String event, String fields) {
    assertThat(frame.getString("event")).as("%s", frame).isEqualTo(event);
    JsonObject data = frame.getJsonObject("data");
    assertThat(data.fieldNames()).as(event).containsExactlyInAnyOrder(fields.split(" ", -1));
    ServedDocuments.frame(frame);
    return data;
  }

  /** The data of an {@code error}, which must have this code and message. */
  static JsonObject isError(JsonObject frame, String code, String message) {
    assertThat(frame.getString("event")).as("%s", frame).isEqualTo("error");
    JsonObject data = frame.getJsonObject("data");
    assertThat(data.getString("code")).as("%s", frame).isEqualTo(code);
    assertThat(data.getString("message")).isEqualTo(message);
    ServedDocuments.frame(frame);
    return data;
  }

  /** The same with a field. */
  static JsonObject isError(JsonObject frame, String code, String message, String field) {
    JsonObject data = isError(frame, code, message);
    assertThat(data.getString("field")).as("%s", frame).isEqualTo(field);
    return data;
  }

  /** The data of an {@code outcome_rejected}, which must have this message and field. */
  static JsonObject isRejected(JsonObject frame, String message, String field) {
    assertThat(frame.getString("event")).as("%s", frame).isEqualTo("outcome_rejected");
    JsonObject data = frame.getJsonObject("data");
    assertThat(data.getString("message")).as("%s", frame).isEqualTo(message);
    assertThat(data.getString("field")).as("%s", frame).isEqualTo(field);
    assertThat(data.containsKey("code")).isFalse();
    ServedDocuments.frame(frame);
    return data;
  }

  /**
   * These clients receive a logged answer too, with the same seq and data, and without reply_to.
   */
  static void reaches(JsonObject answer, GameClient... others) {
    assertThat(answer.getString("reply_to")).as("%s", answer).isNotNull();
    assertThat(answer.getLong("seq")).as("%s", answer).isPositive();
    for (GameClient other : others) {
      JsonObject heard = other.await(frame -> answer.getLong("seq").equals(frame.getLong("seq")));
      assertThat(heard.getString("event")).isEqualTo(answer.getString("event"));
      assertThat(heard.getJsonObject("data")).isEqualTo(answer.getJsonObject("data"));
      assertThat(heard.containsKey("reply_to")).isFalse();
    }
  }

  /** A player that is in no lineup. */
  static JsonObject player(String id) {
    return new JsonObject().put("id", id).put("name", "Player " + id);
  }

  /** One change of a substitution. */
  static JsonArray change(int order, String id, String position) {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("order", order)
                .put("player", player(id))
                .put("position", position));
  }
}
