package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The audit log, as the game's admin and an operator with SQL read it. */
@RunsInParallel
class AuditIT {
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_RECORDS_INTERVAL_MS", "20"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void adminReadsEveryCommandAndEveryRefusal() {
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      JsonObject reason = game.about().put("reason", "cocked dice");
      command(game, "alice", "roll_dice", game.about());
      command(game, "carol", "void_roll", reason);
      command(game, "alice", "roll_dice", game.about());
      command(game, "alice", "submit_manual_outcome", game.about().put("outcome", "walk"));
      command(game, "carol", "undo_play", reason.copy());
      command(game, "carol", "void_roll", reason.copy());
      command(game, "alice", "substitute", pinchHitter(game));
      command(game, "carol", "announce", game.about().put("text", "rain"));
      command(game, "carol", "mute_user", game.about().put("user_id", "dave").put("seconds", 9));
      command(game, "bob", "request_hand_cards", game.about());

      refused(game, "dave", "roll_dice", game.about());
      refused(game, "bob", "submit_manual_outcome", game.about().put("outcome", "walk"));
      refused(game, "carol", "request_hand_cards", game.about());
      refused(game, "erin", "mute_user", game.about().put("user_id", "carol").put("seconds", 9));
      refused(game, "dave", "send_message", game.message("spectators", "psst, secret"));
      refused(game, "alice", "undo_play", reason.copy());

      assertThat(entries(game, "").stream().map(AuditIT::line))
          .containsExactly(
              "alice roll_dice null",
              "carol void_roll null",
              "alice roll_dice null",
              "alice submit_manual_outcome null",
              "carol undo_play null",
              "carol void_roll null",
              "alice substitute null",
              "carol announce null",
              "carol mute_user null",
              "bob request_hand_cards null",
              "dave roll_dice forbidden",
              "bob submit_manual_outcome forbidden",
              "carol request_hand_cards forbidden",
              "erin mute_user forbidden",
              "dave send_message forbidden",
              "alice undo_play forbidden");
    }
  }

  /** Alice created the game and plays it against Bob; they agree on rulings. */
  @Test
  void managerDoesNotReadWhatTheOtherTriedBeforeTheGameIsOver() {
    try (ChatGame others = new ChatGame(node.port(), "sba").seated()) {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("options", new JsonObject().put("rulings", "agreed"))
              .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
              .put("home", new JsonObject().put("name", "Millers").put("manager", "bob"));
      String id =
          others.restClient().post("/api/games", others.token("alice"), order).getString("game_id");
      JsonObject about = new JsonObject().put("game_id", id);
      others.at("bob").command("submit_manual_outcome", about.copy().put("outcome", "walk"));
      assertThat(lines(others, id, "root", 1))
          .containsExactly("bob submit_manual_outcome forbidden");
      others.at("alice").command("set_defense", about.copy().put("infield", "in"));
      assertThat(lines(others, id, "root", 2)).hasSize(2);
      assertThat(lines(others, id, "alice", 1)).containsExactly("alice set_defense forbidden");

      others.at("bob").command("concede", about.copy());
      assertThat(lines(others, id, "alice", 3))
          .contains("bob submit_manual_outcome forbidden", "bob concede null");
    }
  }

  private static List<String> lines(ChatGame game, String id, String reader, int size) {
    String path = "/api/games/" + id + "/audit";
    return until(
            () -> game.restClient().get(path, game.token(reader)).getJsonArray("entries"), size)
        .stream()
        .map(AuditIT::line)
        .toList();
  }

  @Test
  void lineSaysWhoDidWhatAndWhenWithoutPrivateText() {
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      Instant before = Instant.now().minusSeconds(1);
      command(game, "carol", "announce", game.about().put("text", "rain\u2028delay"));
      refused(game, "dave", "send_message", game.message("team", "psst, secret"));

      JsonObject first = entries(game, "").getJsonObject(0);
      assertThat(first.getString("name")).isEqualTo("carol");
      assertThat(first.getString("detail")).isEqualTo("{\"text\":\"rain\u2028delay\"}");
      assertThat(Instant.parse(first.getString("at"))).isBetween(before, Instant.now());
      assertThat(entries(game, "").encode()).doesNotContain("secret").contains("team");
    }
  }

  @Test
  void addressIsShownOnlyToServiceAdministrators() {
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      refused(game, "dave", "roll_dice", game.about());

      String path = "/api/games/" + game.game() + "/audit";
      JsonObject line =
          game.restClient().get(path, game.token("root")).getJsonArray("entries").getJsonObject(0);
      assertThat(line.getString("address")).isEqualTo("127.0.0.1");
      assertThat(entries(game, "").getJsonObject(0).fieldNames()).doesNotContain("address");
      assertThat(entries(game, "").encode()).doesNotContain("127.0.0.1");
      // Nor is it in anything else that users of the game are shown.
      assertThat(game.at("alice").heard().toString()).doesNotContain("127.0.0.1");
    }
  }

  @Test
  void onlyAdminsReadItPageByPage() throws Exception {
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      for (int i = 0; i < 5; i++) {
        refused(game, "dave", "roll_dice", game.about());
      }

      JsonArray first = entries(game, "?limit=3");
      assertThat(first).hasSize(3);
      JsonArray rest = entries(game, "?after=" + first.getJsonObject(2).getLong("audit_id"));
      assertThat(rest).hasSize(2);

      String path = "/api/games/" + game.game() + "/audit";
      assertThat(new HttpCalls(node.port(), game.token("root")).get(path).statusCode())
          .isEqualTo(200);
      for (String other : List.of("alice", "bob", "dave")) {
        assertThat(new HttpCalls(node.port(), game.token(other)).get(path).statusCode())
            .isEqualTo(403);
      }
      assertThat(new HttpCalls(node.port(), null).get(path).statusCode()).isEqualTo(401);
      HttpCalls carol = new HttpCalls(node.port(), game.token("carol"));
      assertThat(carol.get(path + "?after=-1").statusCode()).isEqualTo(422);
    }
  }

  @Test
  void takingASeatAndTryingToAreRecorded() throws Exception {
    try (ChatGame game = new ChatGame(node.port(), "sba")) {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("away", new JsonObject().put("name", "A"))
              .put("home", new JsonObject().put("name", "H").put("manager", "bob"));
      JsonObject created = game.restClient().post("/api/games", game.token("carol"), order);
      String path = "/api/games/" + created.getString("game_id");
      HttpCalls alice = new HttpCalls(node.port(), game.token("alice"));
      String invitation = created.getJsonObject("invitations").getString("away");

      alice.post(path + "/seat", "{\"invitation\": \"guessed\"}");
      alice.post(path + "/seat", new JsonObject().put("invitation", invitation).encode());

      JsonArray lines =
          until(
              () ->
                  game.restClient()
                      .get(path + "/audit", game.token("carol"))
                      .getJsonArray("entries"),
              2);
      assertThat(lines.stream().map(AuditIT::line))
          .containsExactly("alice take_seat forbidden", "alice take_seat null");
      assertThat(lines.encode()).doesNotContain(invitation).doesNotContain("guessed");
    }
  }

  @Test
  void activityIsCountedInSqlAndInMetrics() throws Exception {
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      GameClient dave = game.at("dave");
      refused(game, "dave", "set_lineup", game.about());
      dave.ask("steal_home", game.about());
      dave.ask("steal_first", game.about());
      dave.sendRaw("no frame");
      dave.await("error");
      game.say("erin", "spectators", "boo");

      String query =
          "SELECT user_id, event, code FROM activity"
              + " WHERE (user_id = 'dave' AND event IN ('set_lineup', 'unknown', 'malformed'))"
              + " OR (user_id = 'erin' AND event = 'send_message') ORDER BY 1, 2";
      assertThat(until(() -> new JsonArray(node.database().query(query)), 4))
          .containsExactly(
              "dave|malformed|malformed",
              "dave|set_lineup|forbidden",
              "dave|unknown|invalid",
              "erin|send_message|ok");
      String metrics = new HttpCalls(node.managementPort(), null).get("/metrics").body();
      assertThat(metrics)
          .containsPattern("pd_activity_total\\{code=\"forbidden\",event=\"set_lineup\"");
      assertThat(metrics).doesNotContain("steal_home");
    }
  }

  @Test
  void clientInputCannotBreakLogLines() {
    Logger root = (Logger) LoggerFactory.getLogger("com.paperdynasty");
    Level level = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    String evil = "x\r\n2026-01-01 00:00:00.000 ERROR Evil: all is lost \u001b[31m\u0085\u2028";
    try (ChatGame game = new ChatGame(node.port(), "sba").seated()) {
      GameClient dave = game.at("dave");
      dave.ask(evil, game.about());
      dave.ask("roll_dice", new JsonObject().put("game_id", evil));
      dave.ask("send_message", game.message("game", evil));
      dave.ask("send_message", game.message(evil, "hello"));
      dave.ask("mute_user", game.about().put("user_id", evil).put("seconds", 1));
      dave.sendRaw(
          new JsonObject()
              .put("event", "heartbeat")
              .put("data", new JsonObject())
              .put("id", evil)
              .encode());
      dave.sendRaw(evil);
      game.say("bob", "game", "${jndi:ldap://127.0.0.1/x} {}");
      game.connected("dave").ask("connect", new JsonObject().put("token", evil));
      game.settle();

      assertThat(List.copyOf(lines.list))
          .allSatisfy(
              line ->
                  assertThat(line.getFormattedMessage())
                      .doesNotContain("Evil")
                      .doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]"));
    } finally {
      root.detachAppender(lines);
      root.setLevel(level);
    }
  }

  private static JsonObject pinchHitter(ChatGame game) {
    JsonObject player = new JsonObject().put("id", "pinch").put("name", "Pinch");
    JsonObject change =
        new JsonObject().put("order", 1).put("player", player).put("position", "PH");
    return game.about().put("side", "away").put("changes", new JsonArray().add(change));
  }

  private static void command(ChatGame game, String user, String event, JsonObject data) {
    JsonObject answer = recorded(game, user, event, data);
    assertThat(answer.getString("event")).as("%s: %s", event, answer).isNotEqualTo("error");
  }

  private static void refused(ChatGame game, String user, String event, JsonObject data) {
    JsonObject answer = recorded(game, user, event, data);
    assertThat(answer.getJsonObject("data").getString("code")).as(event).isEqualTo("forbidden");
  }

  /**
   * The answer, once the audit has a line of it. A command is recorded when the sender's node has
   * the reply, which may be after the sender has been shown the event; so the lines of two users
   * may otherwise change places.
   */
  private static JsonObject recorded(ChatGame game, String user, String event, JsonObject data) {
    int before = entries(game, "").size();
    JsonObject answer = game.at(user).command(event, data);
    until(() -> entries(game, ""), before + 1);
    return answer;
  }

  private static JsonArray entries(ChatGame game, String query) {
    String path = "/api/games/" + game.game() + "/audit" + query;
    return game.restClient().get(path, game.token("carol")).getJsonArray("entries");
  }

  private static String line(Object entry) {
    JsonObject line = (JsonObject) entry;
    return line.getString("user_id") + " " + line.getString("event") + " " + line.getString("code");
  }

  /** Events are recorded a moment later. */
  private static JsonArray until(Supplier<JsonArray> read, int size) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    JsonArray read1 = read.get();
    while (read1.size() < size && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      read1 = read.get();
    }
    return read1;
  }
}
