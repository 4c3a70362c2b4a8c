package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
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

/** Who did and tried what, as the game's admin and an operator with SQL read it. */
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
  void everyDeedAndEveryRefusalIsReadByTheAdmin() {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      JsonObject reason = table.about().put("reason", "cocked dice");
      command(table, "alice", "roll_dice", table.about());
      command(table, "carol", "void_roll", reason);
      command(table, "alice", "roll_dice", table.about());
      command(table, "alice", "submit_manual_outcome", table.about().put("outcome", "walk"));
      command(table, "carol", "undo_play", reason.copy());
      command(table, "carol", "void_roll", reason.copy());
      command(table, "alice", "substitute", pinchHitter(table));
      command(table, "carol", "announce", table.about().put("text", "rain"));
      command(table, "carol", "mute_user", table.about().put("user_id", "dave").put("seconds", 9));
      command(table, "bob", "request_hand_cards", table.about());

      refused(table, "dave", "roll_dice", table.about());
      refused(table, "bob", "submit_manual_outcome", table.about().put("outcome", "walk"));
      refused(table, "carol", "request_hand_cards", table.about());
      refused(table, "erin", "mute_user", table.about().put("user_id", "carol").put("seconds", 9));
      refused(table, "dave", "send_message", table.message("spectators", "psst, secret"));
      refused(table, "alice", "undo_play", reason.copy());

      assertThat(entries(table, "").stream().map(AuditIT::line))
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

  @Test
  void aLineSaysWhoDidWhatWhenAndFromWhereButNotWhatIsPrivate() {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      Instant before = Instant.now().minusSeconds(1);
      command(table, "carol", "announce", table.about().put("text", "rain\u2028delay"));
      refused(table, "dave", "send_message", table.message("team", "psst, secret"));

      JsonObject first = entries(table, "").getJsonObject(0);
      assertThat(first.getString("name")).isEqualTo("carol");
      assertThat(first.getString("detail")).isEqualTo("{\"text\":\"rain\u2028delay\"}");
      assertThat(Instant.parse(first.getString("at"))).isBetween(before, Instant.now());
      assertThat(entries(table, "").encode()).doesNotContain("secret").contains("team");
    }
  }

  @Test
  void whereAUserIsOnlyServiceAdministratorsAreShown() {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      refused(table, "dave", "roll_dice", table.about());

      String path = "/api/games/" + table.game() + "/audit";
      JsonObject line =
          table
              .restClient()
              .get(path, table.token("root"))
              .getJsonArray("entries")
              .getJsonObject(0);
      assertThat(line.getString("address")).isEqualTo("127.0.0.1");
      assertThat(entries(table, "").getJsonObject(0).fieldNames()).doesNotContain("address");
      assertThat(entries(table, "").encode()).doesNotContain("127.0.0.1");
      // Nor is it in anything else that anybody at the table is shown.
      assertThat(table.at("alice").heard().toString()).doesNotContain("127.0.0.1");
    }
  }

  @Test
  void itIsReadInPagesAndByTheAdminsAlone() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      for (int i = 0; i < 5; i++) {
        refused(table, "dave", "roll_dice", table.about());
      }

      JsonArray first = entries(table, "?limit=3");
      assertThat(first).hasSize(3);
      JsonArray rest = entries(table, "?after=" + first.getJsonObject(2).getLong("audit_id"));
      assertThat(rest).hasSize(2);

      String path = "/api/games/" + table.game() + "/audit";
      assertThat(new HttpCalls(node.port(), table.token("root")).get(path).statusCode())
          .isEqualTo(200);
      for (String other : List.of("alice", "bob", "dave")) {
        assertThat(new HttpCalls(node.port(), table.token(other)).get(path).statusCode())
            .isEqualTo(403);
      }
      assertThat(new HttpCalls(node.port(), null).get(path).statusCode()).isEqualTo(401);
      HttpCalls carol = new HttpCalls(node.port(), table.token("carol"));
      assertThat(carol.get(path + "?after=-1").statusCode()).isEqualTo(422);
    }
  }

  @Test
  void aSeatThatIsTakenOrTriedForIsAmongThem() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba")) {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("away", new JsonObject().put("name", "A"))
              .put("home", new JsonObject().put("name", "H").put("manager", "bob"));
      JsonObject created = table.restClient().post("/api/games", table.token("carol"), order);
      String game = "/api/games/" + created.getString("game_id");
      HttpCalls alice = new HttpCalls(node.port(), table.token("alice"));
      String invitation = created.getJsonObject("invitations").getString("away");

      alice.post(game + "/seat", "{\"invitation\": \"guessed\"}");
      alice.post(game + "/seat", new JsonObject().put("invitation", invitation).encode());

      JsonArray lines =
          until(
              () ->
                  table
                      .restClient()
                      .get(game + "/audit", table.token("carol"))
                      .getJsonArray("entries"),
              2);
      assertThat(lines.stream().map(AuditIT::line))
          .containsExactly("alice take_seat forbidden", "alice take_seat null");
      assertThat(lines.encode()).doesNotContain(invitation).doesNotContain("guessed");
    }
  }

  @Test
  void whatUsersDoIsCountedForQueriesAndAsFigures() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      GameClient dave = table.at("dave");
      refused(table, "dave", "set_lineup", table.about());
      dave.ask("steal_home", table.about());
      dave.ask("steal_first", table.about());
      dave.sendRaw("no frame");
      dave.await("error");
      table.say("erin", "spectators", "boo");

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
      String figures = new HttpCalls(node.managementPort(), null).get("/metrics").body();
      assertThat(figures)
          .containsPattern("pd_activity_total\\{code=\"forbidden\",event=\"set_lineup\"");
      assertThat(figures).doesNotContain("steal_home");
    }
  }

  @Test
  void nothingThatAClientSendsBreaksALineOfTheLog() {
    Logger root = (Logger) LoggerFactory.getLogger("com.paperdynasty");
    Level level = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    String evil = "x\r\n2026-01-01 00:00:00.000 ERROR Evil: all is lost \u001b[31m\u0085\u2028";
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      GameClient dave = table.at("dave");
      dave.ask(evil, table.about());
      dave.ask("roll_dice", new JsonObject().put("game_id", evil));
      dave.ask("send_message", table.message("game", evil));
      dave.ask("send_message", table.message(evil, "hello"));
      dave.ask("mute_user", table.about().put("user_id", evil).put("seconds", 1));
      dave.sendRaw(
          new JsonObject()
              .put("event", "heartbeat")
              .put("data", new JsonObject())
              .put("id", evil)
              .encode());
      dave.sendRaw(evil);
      table.say("bob", "game", "${jndi:ldap://127.0.0.1/x} {}");
      table.connected("dave").ask("connect", new JsonObject().put("token", evil));
      table.settle();

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

  private static JsonObject pinchHitter(ChatGame table) {
    JsonObject player = new JsonObject().put("id", "pinch").put("name", "Pinch");
    JsonObject change =
        new JsonObject().put("order", 1).put("player", player).put("position", "PH");
    return table.about().put("side", "away").put("changes", new JsonArray().add(change));
  }

  private static void command(ChatGame table, String user, String event, JsonObject data) {
    JsonObject answer = recorded(table, user, event, data);
    assertThat(answer.getString("event")).as("%s: %s", event, answer).isNotEqualTo("error");
  }

  private static void refused(ChatGame table, String user, String event, JsonObject data) {
    JsonObject answer = recorded(table, user, event, data);
    assertThat(answer.getJsonObject("data").getString("code")).as(event).isEqualTo("forbidden");
  }

  /**
   * The answer, once the audit has a line of it. A command is recorded when the sender's node has
   * the reply, which may be after the sender has been shown the event; so the lines of two users
   * may otherwise change places.
   */
  private static JsonObject recorded(ChatGame table, String user, String event, JsonObject data) {
    int before = entries(table, "").size();
    JsonObject answer = table.at(user).command(event, data);
    until(() -> entries(table, ""), before + 1);
    return answer;
  }

  private static JsonArray entries(ChatGame table, String query) {
    String path = "/api/games/" + table.game() + "/audit" + query;
    return table.restClient().get(path, table.token("carol")).getJsonArray("entries");
  }

  private static String line(Object entry) {
    JsonObject line = (JsonObject) entry;
    return line.getString("user_id") + " " + line.getString("event") + " " + line.getString("code");
  }

  /** What is recorded comes a moment later. */
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
