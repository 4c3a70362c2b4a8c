package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Chat over sockets and HTTP of a whole server. */
@RunsInParallel
class ChatIT extends ChatScene {
  @Test
  void messageReachesExactlyThoseWhoMayReadIt() {
    try (ChatGame table = table("sba")) {
      Map<String, List<String>> heardBy = new LinkedHashMap<>();
      for (String from : ChatGame.EVERYBODY) {
        for (String channel : List.of("game", "team", "spectators")) {
          String text = "<" + from + " to " + channel + ">";
          List<String> readers = readers(from, channel);
          expect(table.say(from, channel, text), text, !readers.isEmpty());
          heardBy.put(text, readers);
        }
        for (String to : ChatGame.EVERYBODY) {
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
      for (String user : ChatGame.EVERYBODY) {
        List<String> own = new ArrayList<>();
        heardBy.forEach(
            (text, readers) -> {
              if (readers.contains(user)) {
                own.add(0, text);
              }
            });
        assertThat(table.read(user, "")).as("over HTTP by %s", user).isEqualTo(own);
      }
    }
  }

  private static boolean isSpectator(String user) {
    return user.equals("dave") || user.equals("erin");
  }

  /** Who reads a user's message in a channel; nobody if the user may not send it. */
  private static List<String> readers(String from, String channel) {
    boolean manager = from.equals("alice") || from.equals("bob");
    return switch (channel) {
      case "game" -> isSpectator(from) ? List.of() : ChatGame.EVERYBODY;
      case "team" -> manager ? List.of(from) : List.of();
      default -> manager ? List.of() : List.of("carol", "dave", "erin", "root");
    };
  }

  @Test
  void spectatorWritesToAManagerIfTheLeagueAllowsIt() {
    try (ChatGame table = table("open")) {
      expect(table.tell("dave", "alice", "swing!"), "swing!", true);
      table.settle();
      assertThat(table.whoHeard("swing!")).containsExactlyInAnyOrder("dave", "alice");
    }
  }

  @Test
  void senderAndEveryOtherConnectionGetTheMessageOnce() {
    try (ChatGame table = table("sba")) {
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
  void messageSentTwiceIsStoredOnce() {
    try (ChatGame table = table("sba")) {
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
  void commandIdIsUsedForOneRollOrMessage() {
    try (ChatGame table = table("sba")) {
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
  void retryGetsTheFirstAnswerEvenIfItWouldBeRefusedNow() {
    try (ChatGame table = table("sba")) {
      JsonObject message = table.message("direct", "bye").put("to", "erin");
      JsonObject first = table.at("alice").ask("send_message", message, "k");
      table.at("erin").ask("leave_game", table.about());
      table.at("alice").await(frame -> frame.getString("event").equals("user_disconnected"));

      assertThat(code(table.at("alice").ask("send_message", message, "other")))
          .isEqualTo("not_found");
      assertThat(table.at("alice").ask("send_message", message, "k")).isEqualTo(first);
    }
  }

  @Test
  void chatOfAPrivateGameIsNotFoundByStrangers() {
    try (ChatGame table = table("sba")) {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("public", false)
              .put("away", new JsonObject().put("name", "A").put("manager", "alice"))
              .put("home", new JsonObject().put("name", "H"));
      JsonObject created = table.restClient().post("/api/games", table.token("carol"), order);
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
  void messagesAreReadInPagesAndByChannel() throws Exception {
    try (ChatGame table = table("sba")) {
      for (int i = 1; i <= 5; i++) {
        table.say("bob", "game", "no. " + i);
      }
      table.say("erin", "spectators", "boo");

      assertThat(table.read("dave", "?channel=spectators")).containsExactly("boo");
      assertThat(table.read("dave", "?channel=game&limit=2")).containsExactly("no. 5", "no. 4");
      assertThat(table.read("dave", "?channel=game&before=3")).containsExactly("no. 2", "no. 1");

      String path = "/api/games/" + table.game() + "/messages";
      HttpCalls bob = new HttpCalls(node.port(), table.token("bob"));
      assertThat(bob.get(path + "?channel=spectators").statusCode()).isEqualTo(403);
      assertThat(bob.get(path + "?channel=press").statusCode()).isEqualTo(422);
      assertThat(bob.get(path + "?before=x").statusCode()).isEqualTo(422);
      HttpResponse<String> last = bob.get(path + "?limit=5");
      assertThat(HttpCalls.json(last).getInteger("next_before")).isEqualTo(1);
      assertThat(HttpCalls.json(bob.get(path + "?before=1")).getValue("next_before")).isNull();
      assertThat(new HttpCalls(node.port(), null).get(path).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void messagesAreNotReplayedOnReconnect() {
    try (ChatGame table = table("sba")) {
      table.say("bob", "game", "old news");
      GameClient late = table.connected("erin");
      late.ask("join_game", table.about().put("role", "spectator").put("last_seq", 0));
      late.await("game_created");
      late.ask("request_game_state", table.about());

      assertThat(said(late, "old news")).isEmpty();
      assertThat(table.read("erin", "")).containsExactly("old news");
    }
  }
}
