package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Names from every source, and tokens in the wrong place. */
@RunsInParallel
class NamesIT extends RouteScene {
  private static final String GOOD = "Millers";

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u200b", "\u202eSreyalP", "\u3164", "\u0301", "\u00a0", "\ufffe"})
  void invisibleNameIsRefusedFromEverySource(String odd) throws Exception {
    assertThat(devToken("user", odd)).isEqualTo(422);
    assertThat(devToken(odd, GOOD)).isEqualTo(422);
    assertThat(callWith(token(odd, GOOD))).isEqualTo(401);
    assertThat(creation(team(odd))).isEqualTo(422);
    assertThat(creation(team(GOOD).put("manager", odd))).isEqualTo(422);
    assertThat(creation(team(GOOD).put("lineup", lineup(odd)))).isEqualTo(422);
    assertRefusedByTheGame(odd);
  }

  private static void assertRefusedByTheGame(String odd) throws Exception {
    Vertx vertx = Vertx.vertx();
    try (GameClient carol =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token("carol", "Carol"))) {
      String game = json(carolCreates()).getString("game_id");
      JsonObject about = new JsonObject().put("game_id", game).put("side", "away");
      assertThat(code(carol.ask("set_lineup", about.copy().put("lineup", lineup(odd)))))
          .isEqualTo("invalid");
      JsonObject change =
          new JsonObject().put("order", 1).put("position", "PH").put("player", player(odd));
      assertThat(
              code(
                  carol.ask(
                      "substitute", about.copy().put("changes", new JsonArray().add(change)))))
          .isEqualTo("invalid");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** A Cyrillic A, a Greek one, and a Cyrillic end of a Latin word. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0410lice", "\u0391lice", "Owlы"})
  void confusableNameIsRefusedFromEverySource(String odd) throws Exception {
    assertThat(devToken("user", odd)).isEqualTo(422);
    assertThat(devToken(odd, GOOD)).isEqualTo(422);
    assertThat(creation(team(odd))).isEqualTo(422);
    assertThat(creation(team(GOOD).put("lineup", lineup(odd)))).isEqualTo(422);
    assertRefusedByTheGame(odd);
    JsonObject body = new JsonObject().put("user_id", "user").put("name", odd);
    assertThat(nobody.post("/api/dev/token", body.encode()).body())
        .contains("Latin letters must not be mixed with Cyrillic or Greek ones");
    assertThat(alice.post("/api/games", game(team(odd)).encode()).body())
        .contains("Latin letters must not be mixed with Cyrillic or Greek ones");
  }

  /**
   * Users cannot change the name that their provider gives them, but must not be confused with
   * others.
   */
  @ParameterizedTest
  @CsvSource({
    "\u200b, 'Player [0-9a-f]{8}'",
    "\u0410lice, 'Player [0-9a-f]{8}'",
    "\u202eSreyalP, SreyalP",
    "\u0410lice Smith, Smith",
  })
  void userWithAnOddNameInTheTokenGetsAnotherName(String odd, String name) throws Exception {
    assertThat(callWith(token("user", odd))).isEqualTo(200);
    Vertx vertx = Vertx.vertx();
    try (GameClient carol = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port())) {
      JsonObject connect = new JsonObject().put("token", token("carol", odd));
      JsonObject connected = carol.ask("connect", connect);
      assertThat(connected.getString("event")).isEqualTo("connected");
      assertThat(connected.getJsonObject("data").getString("name")).matches(name);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void nameIsShownInComposedForm() throws Exception {
    String decomposed = token("jose", "Jose\u0301");
    HttpCalls jose = nobody.as(decomposed);
    JsonObject order = game(team("Me\u0301xico"));
    String game = json(jose.post("/api/games", order.encode())).getString("game_id");
    JsonObject created =
        json(jose.get("/api/games/" + game + "/log")).getJsonArray("events").getJsonObject(0);
    assertThat(created.encode()).contains("José").contains("México");
  }

  /** A query string ends up in logs, histories and Referer headers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/games",
        "/api/games/00000000-0000-0000-0000-000000000000",
        "/api/games/00000000-0000-0000-0000-000000000000/log",
        "/api/games/00000000-0000-0000-0000-000000000000/plays",
        "/api/games/00000000-0000-0000-0000-000000000000/dice",
        "/api/games/00000000-0000-0000-0000-000000000000/audit",
        "/api/games/00000000-0000-0000-0000-000000000000/messages",
        "/api/games/00000000-0000-0000-0000-000000000000/boxscore",
        "/api/games/00000000-0000-0000-0000-000000000000/quick-table",
        "/api/games/00000000-0000-0000-0000-000000000000/retrosheet",
      })
  void tokenInAQueryIsNeitherAcceptedNorLogged(String path) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    String token = token("alice", "Alice");
    try {
      for (String name : List.of("token", "access_token", "authorization", "jwt")) {
        String query = "?" + name + "=" + token;
        assertThat(nobody.get(path + query).statusCode()).isEqualTo(401);
        assertThat(nobody.post("/api/games" + query, "{}").statusCode()).isEqualTo(401);
        assertThat(nobody.post("/api/token/refresh" + query, "{}").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/" + query).statusCode()).isEqualTo(200);
        assertThat(nobody.get("/realtime/info" + query).statusCode()).isEqualTo(200);
      }
      assertThat(List.copyOf(lines.list))
          .noneMatch(line -> line.getFormattedMessage().contains(token));
    } finally {
      root.detachAppender(lines);
      root.setLevel(level);
    }
  }

  private static String code(JsonObject frame) {
    return frame.getJsonObject("data").getString("code");
  }

  private static int devToken(String userId, String name) throws Exception {
    JsonObject body = new JsonObject().put("user_id", userId).put("name", name);
    return nobody.post("/api/dev/token", body.encode()).statusCode();
  }

  private static int callWith(String token) throws Exception {
    return nobody.as(token).get("/api/games").statusCode();
  }

  private static int creation(JsonObject home) throws Exception {
    return alice.post("/api/games", game(home).encode()).statusCode();
  }

  private static java.net.http.HttpResponse<String> carolCreates() throws Exception {
    return nobody
        .as(token("carol", "Carol"))
        .post("/api/games", game(team(GOOD).put("manager", "carol")).encode());
  }

  private static JsonObject game(JsonObject home) {
    return new JsonObject()
        .put("league", "sba")
        .put("home", home)
        .put("away", team("Owls").put("manager", "carol"));
  }

  private static JsonObject team(String name) {
    return new JsonObject().put("name", name);
  }

  private static JsonArray lineup(String odd) {
    return new JsonArray()
        .add(new JsonObject().put("order", 1).put("position", "CF").put("player", player(odd)));
  }

  private static JsonObject player(String name) {
    return new JsonObject().put("id", "p-odd").put("name", name);
  }

  /** A token with any name, signed with the server's secret. */
  private static String token(String userId, String name) {
    return TestSigningKey.secret(TestNode.SECRET)
        .sign(
            new JsonObject()
                .put("sub", userId)
                .put("name", name)
                .put("exp", Instant.now().getEpochSecond() + 600));
  }
}
