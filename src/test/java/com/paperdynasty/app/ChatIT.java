package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said at a table, over sockets and HTTP of a whole server. */
class ChatIT {
  @TempDir private static Path leagues;
  private static TestNode node;

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

  @Test
  void everyMessageGoesToThoseWhoMayReadItAndToNobodyElse() {
    try (ChatTable table = table("sba")) {
      Map<String, List<String>> heardBy = new LinkedHashMap<>();
      for (String from : ChatTable.EVERYBODY) {
        for (String channel : List.of("game", "team", "spectators")) {
          String text = "<" + from + " to " + channel + ">";
          List<String> readers = readers(from, channel);
          expect(table.say(from, channel, text), text, !readers.isEmpty());
          heardBy.put(text, readers);
        }
        for (String to : ChatTable.EVERYBODY) {
          if (!to.equals(from)) {
            String text = "<" + from + " to only " + to + ">";
            boolean may = !isSpectator(from) || !List.of("alice", "bob").contains(to);
            expect(table.tell(from, to, text), text, may);
            heardBy.put(text, may ? List.of(from, to) : List.of());
          }
        }
      }
      table.settle();

      heardBy.forEach(
          (text, readers) ->
              assertThat(table.whoHeard(text))
                  .as(text)
                  .containsExactlyInAnyOrderElementsOf(readers));
      for (String user : ChatTable.EVERYBODY) {
        List<String> his = new ArrayList<>();
        heardBy.forEach(
            (text, readers) -> {
              if (readers.contains(user)) {
                his.add(0, text);
              }
            });
        assertThat(table.read(user, "")).as("over HTTP by %s", user).isEqualTo(his);
      }
    }
  }

  private static boolean isSpectator(String user) {
    return user.equals("dave") || user.equals("erin");
  }

  /** Who reads what a user says in a channel; nobody if he may not say it. */
  private static List<String> readers(String from, String channel) {
    boolean manager = from.equals("alice") || from.equals("bob");
    return switch (channel) {
      case "game" -> isSpectator(from) ? List.of() : ChatTable.EVERYBODY;
      case "team" -> manager ? List.of(from) : List.of();
      default -> manager ? List.of() : List.of("carol", "dave", "erin", "root");
    };
  }

  private static void expect(JsonObject answer, String text, boolean may) {
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

  @Test
  void whereTheLeagueAllowsItASpectatorWritesToAManager() {
    try (ChatTable table = table("open")) {
      expect(table.tell("dave", "alice", "swing!"), "swing!", true);
      table.settle();
      assertThat(table.whoHeard("swing!")).containsExactlyInAnyOrder("dave", "alice");
    }
  }

  @Test
  void theSenderIsAnsweredOnceAndAllHisOtherConnectionsHearItOnce() {
    try (ChatTable table = table("sba")) {
      GameClient tab = table.joined("alice");
      table.say("alice", "game", "play ball");
      table.settle();

      assertThat(said(table.at("alice"), "play ball"))
          .singleElement()
          .satisfies(frame -> assertThat(frame.containsKey("reply_to")).isTrue());
      assertThat(said(table.at("erin"), "play ball"))
          .singleElement()
          .satisfies(frame -> assertThat(frame.containsKey("reply_to")).isFalse());
      tab.await(frame -> frame.encode().contains("play ball"));
      assertThat(said(tab, "play ball")).hasSize(1);
    }
  }

  @Test
  void aMessageSentTwiceOnTwoConnectionsIsSaidOnce() {
    try (ChatTable table = table("sba")) {
      GameClient tab = table.joined("bob");
      String id = UUID.randomUUID().toString();
      JsonObject message = table.message("game", "only once");

      JsonObject first = table.at("bob").ask("send_message", message, id);
      JsonObject second = tab.ask("send_message", message, id);
      JsonObject other = tab.ask("send_message", table.message("game", "something else"), id);
      table.settle();

      assertThat(second).isEqualTo(first);
      assertThat(other.getJsonObject("data").getString("code")).isEqualTo("conflict");
      assertThat(said(table.at("erin"), "only once")).hasSize(1);
      assertThat(table.read("erin", "")).containsExactly("only once");
    }
  }

  @Test
  void anIdIsUsedForOneCommandBeItARollOrAMessage() {
    try (ChatTable table = table("sba")) {
      GameClient alice = table.at("alice");
      assertThat(alice.ask("roll_dice", table.about(), "one").getString("event"))
          .isEqualTo("dice_rolled");
      assertThat(code(alice.ask("send_message", table.message("game", "hm"), "one")))
          .isEqualTo("conflict");

      alice.ask("send_message", table.message("game", "hm"), "two");
      JsonObject submission = table.about().put("outcome", "walk");
      JsonObject refused =
          table.at("alice").ask("void_roll", table.about().put("reason", "r"), "two");
      assertThat(code(refused)).isIn("conflict", "forbidden");
      alice.send("submit_manual_outcome", submission, "two");
      alice.await(
          frame -> "two".equals(frame.getString("reply_to")) && "conflict".equals(code(frame)));
    }
  }

  @Test
  void whoIsRefusedNowStillGetsTheAnswerOfTheFirstTime() {
    try (ChatTable table = table("sba")) {
      JsonObject message = table.message("direct", "bye").put("to", "erin");
      JsonObject first = table.at("alice").ask("send_message", message, "k");
      table.at("erin").ask("leave_game", table.about());
      table.at("alice").await(frame -> frame.getString("event").equals("user_disconnected"));

      assertThat(code(table.at("alice").ask("send_message", message, "other")))
          .isEqualTo("not_found");
      assertThat(table.at("alice").ask("send_message", message, "k")).isEqualTo(first);
    }
  }

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
  void everyFieldOfAMessageIsRefusedByItsName(String data, String field) {
    JsonObject message = new JsonObject(data.replace('\'', '"').replace(';', ','));
    try (ChatTable table = table("sba")) {
      JsonObject refused = table.at("alice").ask("send_message", message.mergeIn(table.about()));
      assertThat(refused.getString("event")).isEqualTo("error");
      assertThat(refused.getJsonObject("data").getString("field")).isEqualTo(field);
      assertThat(table.read("alice", "")).isEmpty();
    }
  }

  @Test
  void aTextHasFiveHundredCharactersWhateverTheyAre() {
    try (ChatTable table = table("sba")) {
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
  void aTextComesOutAsItWentIn(String text) {
    try (ChatTable table = table("sba")) {
      expect(table.say("bob", "game", text), text, true);
      table.settle();
      assertThat(said(table.at("dave"), text)).hasSize(1);
      assertThat(table.read("dave", "")).containsExactly(text);
    }
  }

  @Test
  void aPrivateGamesTalkIsNotFoundByStrangers() {
    try (ChatTable table = table("sba")) {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("public", false)
              .put("away", new JsonObject().put("name", "A").put("manager", "alice"))
              .put("home", new JsonObject().put("name", "H"));
      JsonObject created = table.rest().post("/api/games", table.token("carol"), order);
      JsonObject hidden = new JsonObject().put("game_id", created.getString("game_id"));
      GameClient dave = table.at("dave");

      JsonObject message = hidden.copy().put("channel", "spectators").put("text", "hello?");
      assertThat(code(dave.ask("send_message", message))).isEqualTo("not_found");
      JsonObject mute = hidden.copy().put("user_id", "alice").put("seconds", 5);
      assertThat(code(dave.ask("mute_user", mute))).isEqualTo("not_found");
      assertThat(code(dave.ask("request_hand_cards", hidden))).isEqualTo("not_found");

      String watch = created.getJsonObject("invitations").getString("watch");
      dave.ask("join_game", hidden.copy().put("role", "spectator").put("invitation", watch));
      assertThat(dave.ask("send_message", message).getString("event")).isEqualTo("chat_message");
    }
  }

  @Test
  void theMutedSayNothingUntilTheyMayAgain() {
    try (ChatTable table = table("sba")) {
      JsonObject mute = table.about().put("user_id", "dave").put("seconds", 600);
      for (String other : List.of("alice", "bob", "erin")) {
        assertThat(code(table.at(other).ask("mute_user", mute.copy()))).isEqualTo("forbidden");
      }
      JsonObject muted = table.at("carol").ask("mute_user", mute.copy());
      table.settle();

      assertThat(muted.getString("event")).isEqualTo("user_muted");
      assertThat(muted.getJsonObject("data").getInteger("seconds")).isEqualTo(600);
      assertThat(table.whoHeard("\"user_muted\"")).isEqualTo(ChatTable.EVERYBODY);
      JsonObject refused = table.say("dave", "spectators", "boo").getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("forbidden");
      assertThat(refused.getString("message"))
          .isEqualTo("Muted until " + muted.getJsonObject("data").getString("until"));
      assertThat(refused.getLong("retry_after_ms")).isBetween(500_000L, 600_000L);
      expect(table.say("erin", "spectators", "he is muted"), "he is muted", true);

      table.at("root").ask("mute_user", mute.copy().put("seconds", 0));
      expect(table.say("dave", "spectators", "back again"), "back again", true);
    }
  }

  @Test
  void aMuteOutlivesTheOwnerOfTheGame() {
    try (ChatTable table = table("sba")) {
      table.at("carol").ask("mute_user", table.about().put("user_id", "dave").put("seconds", 600));
      node.database()
          .execute("UPDATE games SET epoch = epoch + 1 WHERE game_id = '" + table.game() + "'");
      table.at("alice").command("roll_dice", table.about());

      assertThat(code(table.say("dave", "spectators", "boo"))).isEqualTo("forbidden");
      expect(table.say("erin", "spectators", "poor dave"), "poor dave", true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{'user_id': 'dave'}, seconds",
    "{'user_id': 'dave'; 'seconds': -1}, seconds",
    "{'user_id': 'dave'; 'seconds': 1.5}, seconds",
    "{'user_id': 'dave'; 'seconds': 604801}, seconds",
    "{'seconds': 5}, user_id",
    "{'user_id': 7; 'seconds': 5}, user_id",
  })
  void everyFieldOfAMuteIsRefusedByItsName(String data, String field) {
    JsonObject mute = new JsonObject(data.replace('\'', '"').replace(';', ','));
    try (ChatTable table = table("sba")) {
      JsonObject refused = table.at("carol").ask("mute_user", mute.copy().mergeIn(table.about()));
      assertThat(refused.getJsonObject("data").getString("field")).isEqualTo(field);
      JsonObject byAnother = table.at("dave").ask("mute_user", mute.mergeIn(table.about()));
      assertThat(byAnother.getJsonObject("data").getString("message")).isEqualTo("Not authorized");
    }
  }

  @Test
  void aManagerLooksAtHisCardsAndTheRoomIsToldThatHeDoes() {
    try (ChatTable table = table("sba")) {
      JsonObject hand = table.at("bob").ask("request_hand_cards", table.about());
      JsonObject others = table.about().put("side", "away");
      assertThat(code(table.at("bob").ask("request_hand_cards", others))).isEqualTo("forbidden");
      for (String other : List.of("carol", "root", "dave")) {
        assertThat(code(table.at(other).ask("request_hand_cards", table.about())))
            .isEqualTo("forbidden");
        assertThat(code(table.at(other).ask("request_hand_cards", others.copy())))
            .isEqualTo("forbidden");
      }
      table.settle();

      assertThat(hand.getString("event")).isEqualTo("hand_cards");
      assertThat(hand.getJsonObject("data").getString("team_id")).isEqualTo("home");
      assertThat(hand.getJsonObject("data").getJsonArray("cards")).isEmpty();
      assertThat(table.whoHeard("\"hand_cards\"")).containsExactly("bob");
      assertThat(table.whoHeard("\"viewed_hand\"")).isEqualTo(ChatTable.EVERYBODY);
      JsonObject action = table.at("dave").await("player_action").getJsonObject("data");
      assertThat(action.fieldNames()).containsExactlyInAnyOrder("game_id", "user_id", "action");
      assertThat(action.getString("user_id")).isEqualTo("bob");
    }
  }

  @Test
  void inADigitalLeagueTheCardsSayHowEachFielderPlays() {
    try (ChatTable table = table("pd")) {
      JsonObject hand = table.at("alice").ask("request_hand_cards", table.about());
      List<String> positions = new ArrayList<>();
      for (Object card : hand.getJsonObject("data").getJsonArray("cards")) {
        positions.add(((JsonObject) card).getString("position"));
        JsonObject fielding = ((JsonObject) card).getJsonObject("fielding");
        assertThat(fielding.getInteger("range")).isBetween(1, 5);
        assertThat(fielding.getInteger("error")).isBetween(0, 30);
      }
      assertThat(hand.getJsonObject("data").getString("team_id")).isEqualTo("away");
      assertThat(positions)
          .containsExactlyInAnyOrder("P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF");
    }
  }

  @Test
  void onlyTheAdminsAnnounceAndEverybodyHears() {
    try (ChatTable table = table("sba")) {
      JsonObject text = table.about().put("text", "rain delay");
      for (String other : List.of("alice", "dave")) {
        assertThat(code(table.at(other).ask("announce", text.copy()))).isEqualTo("forbidden");
      }
      JsonObject announced = table.at("root").ask("announce", text.copy());
      table.settle();

      assertThat(announced.getJsonObject("data").getString("from")).isEqualTo("root");
      assertThat(announced.getLong("seq")).isPositive();
      assertThat(table.whoHeard("rain delay")).isEqualTo(ChatTable.EVERYBODY);
    }
  }

  @Test
  void whatWasSaidIsReadInPagesAndByChannel() throws Exception {
    try (ChatTable table = table("sba")) {
      for (int i = 1; i <= 5; i++) {
        table.say("bob", "game", "no. " + i);
      }
      table.say("erin", "spectators", "boo");

      assertThat(table.read("dave", "?channel=spectators")).containsExactly("boo");
      assertThat(table.read("dave", "?channel=game&limit=2")).containsExactly("no. 5", "no. 4");
      assertThat(table.read("dave", "?channel=game&before=3")).containsExactly("no. 2", "no. 1");

      String path = "/api/games/" + table.game() + "/messages";
      Calls bob = new Calls(node.port(), table.token("bob"));
      assertThat(bob.get(path + "?channel=spectators").statusCode()).isEqualTo(403);
      assertThat(bob.get(path + "?channel=press").statusCode()).isEqualTo(422);
      assertThat(bob.get(path + "?before=x").statusCode()).isEqualTo(422);
      HttpResponse<String> last = bob.get(path + "?limit=5");
      assertThat(Calls.json(last).getInteger("next_before")).isEqualTo(1);
      assertThat(Calls.json(bob.get(path + "?before=1")).getValue("next_before")).isNull();
      assertThat(new Calls(node.port(), null).get(path).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoComesBackIsNotToldAgainWhatWasSaid() {
    try (ChatTable table = table("sba")) {
      table.say("bob", "game", "old news");
      GameClient late = table.connected("erin");
      late.ask("join_game", table.about().put("role", "spectator").put("last_seq", 0));
      late.await("game_created");
      late.ask("request_game_state", table.about());

      assertThat(said(late, "old news")).isEmpty();
      assertThat(table.read("erin", "")).containsExactly("old news");
    }
  }

  private static ChatTable table(String league) {
    return new ChatTable(node.port(), league).seated();
  }

  private static String code(JsonObject frame) {
    return frame.getJsonObject("data").getString("code");
  }

  private static List<JsonObject> said(GameClient client, String text) {
    return client.heard().stream()
        .filter(frame -> "chat_message".equals(frame.getString("event")))
        .filter(frame -> text.equals(frame.getJsonObject("data").getString("text")))
        .toList();
  }
}
