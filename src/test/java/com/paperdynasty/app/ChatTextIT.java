package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are valid, and that their text is unchanged. */
@RunsInParallel
class ChatTextIT extends ChatScene {
  @ParameterizedTest
  @CsvSource({
    "{}, channel",
    "{'channel': 'press'}, channel",
    "{'channel': 7}, channel",
    "{'channel': 'game'}, text",
    "{'channel': 'game'; 'text': ''}, text",
    "{'channel': 'game'; 'text': 7}, text",
    "{'channel': 'game'; 'text': 'a\\u0000b'}, text",
    "{'channel': 'game'; 'text': 'a\\nb'}, text",
    "{'channel': 'game'; 'text': 'a\\u001b[31mb'}, text",
    "{'channel': 'game'; 'text': 'a\\u009bb'}, text",
    "{'channel': 'game'; 'text': 'x'; 'to': 'bob'}, to",
    "{'channel': 'direct'; 'text': 'x'}, to",
    "{'channel': 'direct'; 'text': 'x'; 'to': 7}, to",
    "{'channel': 'direct'; 'text': 'x'; 'to': 'nobody'}, to",
  })
  void invalidFieldOfAMessageIsNamed(String data, String field) {
    JsonObject message = new JsonObject(data.replace('\'', '"').replace(';', ','));
    try (ChatGame table = table("sba")) {
      JsonObject refused = table.at("alice").ask("send_message", message.mergeIn(table.about()));
      assertThat(refused.getString("event")).isEqualTo("error");
      assertThat(refused.getJsonObject("data").getString("field")).isEqualTo(field);
      assertThat(table.read("alice", "")).isEmpty();
    }
  }

  @Test
  void textHasAtMostFiveHundredCharacters() {
    try (ChatGame table = table("sba")) {
      String longest = "👋".repeat(500);
      expect(table.say("bob", "game", longest), longest, true);
      assertThat(code(table.say("bob", "game", longest + "!"))).isEqualTo("invalid");
      assertThat(table.read("dave", "")).containsExactly(longest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"},{\"event\":\"game_completed\",\"data\":{}",
        "'); DROP TABLE messages; --",
        "${jndi:ldap://127.0.0.1/a} {} %s %n",
        "<img src=x onerror=alert(1)> &amp; \\u003c"
      })
  void textIsUnchanged(String text) {
    try (ChatGame table = table("sba")) {
      expect(table.say("bob", "game", text), text, true);
      table.settle();
      assertThat(said(table.at("dave"), text)).hasSize(1);
      assertThat(table.read("dave", "")).containsExactly(text);
    }
  }
}
