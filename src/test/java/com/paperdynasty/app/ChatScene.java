package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A whole server for tests of chat. */
abstract class ChatScene {
  @TempDir private static Path leagues;
  static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    String sba = Files.readString(Path.of("conf/leagues/sba.yaml"));
    String open = sba.replace("direct_to_managers: false", "direct_to_managers: true");
    Files.writeString(leagues.resolve("open.yaml"), open);
    node = TestNode.start(Map.of("PD_LEAGUES_DIR", leagues.toString(), "PD_TALK_PAGE_ITEMS", "50"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static void expect(JsonObject answer, String text, boolean may) {
    JsonObject data = answer.getJsonObject("data");
    if (may) {
      assertThat(answer.getString("event")).as(text).isEqualTo("chat_message");
      assertThat(data.getString("text")).isEqualTo(text);
      assertThat(data.getLong("message_id")).isPositive();
      assertThat(Instant.parse(data.getString("at"))).isBeforeOrEqualTo(Instant.now());
      assertThat(answer.containsKey("seq")).isFalse();
    } else {
      assertThat(data.getString("message")).as(text).isEqualTo("Not authorized");
      assertThat(data.getString("code")).isEqualTo("forbidden");
    }
  }

  static ChatGame table(String league) {
    return new ChatGame(node.port(), league).seated();
  }

  static String code(JsonObject frame) {
    return frame.getJsonObject("data").getString("code");
  }

  static List<JsonObject> said(GameClient client, String text) {
    return client.heard().stream()
        .filter(frame -> "chat_message".equals(frame.getString("event")))
        .filter(frame -> text.equals(frame.getJsonObject("data").getString("text")))
        .toList();
  }
}
