package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A private game and a game that does not exist are answered alike, whatever is requested. */
@RunsInParallel
class EnumerationIT {
  private final SharedGame table = new SharedGame();
  private final String hidden = table.hiddenGame();
  private final String absent = SharedGame.newId();

  private final String user = newUser();

  /** A new user each time, because many requests for missing games are limited. */
  private static String newUser() {
    return "mallory-" + SharedGame.newId();
  }

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void privateGameIsHiddenOnTheSocket(WebSocketEndpoint webSocketEndpoint) {
    for (String command : ServedDocuments.commands()) {
      if (!ServedDocuments.isOfTheConnection(command)) {
        GameClient mallory = table.connected(newUser(), webSocketEndpoint);
        for (JsonObject fields : List.of(new JsonObject(), guess(), wrong())) {
          JsonObject there = mallory.ask(command, fields.copy().put("game_id", hidden), "id");
          JsonObject gone = mallory.ask(command, fields.copy().put("game_id", absent), "id");
          assertThat(data(there).getString("code")).as(command).isEqualTo("not_found");
          assertThat(there.encode().replace(hidden, "?"))
              .as(command)
              .isEqualTo(gone.encode().replace(absent, "?"));
        }
      }
    }
  }

  private JsonObject guess() {
    return new JsonObject().put("invitation", "A".repeat(22)).put("role", "spectator");
  }

  private JsonObject wrong() {
    return new JsonObject()
        .put("last_seq", "x")
        .put("outcome", 7)
        .put("side", new JsonArray())
        .put("text", "")
        .put("channel", "no such")
        .put("seconds", -1);
  }

  @Test
  void privateGameIsHiddenOverHttp() {
    String token = table.restClient().token(user);
    for (String call : new TreeSet<>(ServedDocuments.calls())) {
      String path = call.substring(call.indexOf(' ') + 1);
      if (path.contains("/games/{id}")) {
        HttpResponse<String> there = answer(call, path.replace("{id}", hidden), token);
        HttpResponse<String> gone = answer(call, path.replace("{id}", absent), token);
        assertThat(there.statusCode()).as(call).isEqualTo(404).isEqualTo(gone.statusCode());
        assertThat(there.body().replace(hidden, "?"))
            .as(call)
            .isEqualTo(gone.body().replace(absent, "?"));
        assertThat(there.headers().map().keySet()).isEqualTo(gone.headers().map().keySet());
      }
    }
    assertThat(table.restClient().get("/api/games", token).encode()).doesNotContain(hidden);
  }

  private HttpResponse<String> answer(String call, String path, String token) {
    String guess = "A".repeat(22);
    if (call.startsWith("DELETE ")) {
      return table.restClient().deleteRaw(path, token);
    }
    if (call.startsWith("GET ")) {
      return table.restClient().getRaw(path, token, guess);
    }
    JsonObject body =
        path.endsWith("/open-seat")
            ? new JsonObject().put("side", "home")
            : new JsonObject().put("invitation", guess);
    return table.restClient().postRaw(path, token, body.encode());
  }
}
