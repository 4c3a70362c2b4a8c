package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The list of attacks, each with its test. Those that are not below are tested elsewhere:
 *
 * <ul>
 *   <li>Token tricks: {@code identity.ForgedTokensTest} (algorithms, keys that the token brings,
 *       what stands twice, how it is written), {@code identity.PublishedKeysIT}, {@link
 *       BadInputIT#badTokenIsRefusedAndTheConnectionClosed}, {@link TokenLifeIT}.
 *   <li>A spectator that acts: {@link RightsIT}, in which every user tries every command and call;
 *       what spectators may not see: {@link HiddenStateIT}, {@link SpectatorDelayIT}.
 *   <li>Re-roll by waiting: {@link RefusalsInTimeIT#oldRollIsRefused}; by a second tab: {@link
 *       BadInputIT#pendingRollCannotBeRepeated}.
 *   <li>Oversized: {@link BadInputIT#frameOverSixteenKibibytesClosesTheConnection}, {@link
 *       FragmentsIT}, {@code app.RoutesIT}; odd frames by the thousand: {@link MutatedFramesIT}.
 *   <li>Origins: {@code app.OriginsIT}; whose address it is: {@code limits.TrustedProxiesTest},
 *       {@code app.LimitsIT}; requests that two readers read differently: {@code
 *       app.OddRequestsIT}.
 *   <li>Enumeration of games: {@link EnumerationIT}; trying many ids: {@code app.LimitsIT}.
 *   <li>Floods and guessing: {@code app.LimitsIT}, {@code app.BanIT}.
 *   <li>Log injection: {@code app.AuditIT}, {@code app.LogLinesTest}.
 *   <li>Script in names and chat: {@code web.ChatPageIT}, in a browser.
 * </ul>
 */
class AttackListIT {
  private static final String SUBMIT = "submit_manual_outcome";

  private final SharedGame table = new SharedGame();

  @AfterEach
  void close() {
    table.close();
  }

  /** Rights in one game are not rights in another. */
  @Nested
  class CrossGame {
    private String other;

    @BeforeEach
    void another() {
      other = table.restClient().game(table.restClient().token("mallory"), "mallory", "mallory");
    }

    @Test
    void whoManagesOneGameActsInNoOther() {
      GameClient mallory = table.connected("mallory");
      JsonObject mine = new JsonObject().put("game_id", other);
      assertThat(mallory.ask("join_game", mine).getString("event")).isEqualTo("game_joined");
      table.roll(table.joined("alice"));
      int before = table.log().size();

      for (String command : List.of("roll_dice", SUBMIT, "end_game", "void_roll", "announce")) {
        JsonObject asked =
            table.about().put("outcome", "walk").put("reason", "mine").put("text", "mine");
        isError(mallory.ask(command, asked), "forbidden", "Not authorized");
      }
      assertThat(table.log()).hasSize(before);
    }

    @Test
    void aRollOfOneGameIsNoneOfAnother() {
      GameClient mallory = table.connected("mallory");
      JsonObject mine = new JsonObject().put("game_id", other);
      mallory.command("roll_dice", mine.copy());
      String foreign = table.roll(table.joined("alice"));

      JsonObject answer =
          mallory.ask(SUBMIT, mine.copy().put("outcome", "homerun").put("roll_id", foreign));
      ProtocolRows.isRejected(answer, "Roll expired - please roll again", "game_state");
    }

    @Test
    void anInvitationToOneGameOpensNoOther() {
      JsonObject order =
          new JsonObject()
              .put("league", "sba")
              .put("public", false)
              .put("away", new JsonObject().put("name", "Owls").put("manager", "mallory"))
              .put("home", new JsonObject().put("name", "Millers"));
      String token = table.restClient().token("mallory");
      JsonObject made = table.restClient().post("/api/games", token, order);
      JsonObject keys = made.getJsonObject("invitations");
      String hidden = table.hiddenGame();

      JsonObject join =
          new JsonObject()
              .put("game_id", hidden)
              .put("role", "spectator")
              .put("invitation", keys.getString("watch"));
      isError(
          table.connected("mallory").ask("join_game", join),
          "not_found",
          "Game " + hidden + " not found");
      HttpResponse<String> seat =
          table
              .restClient()
              .postRaw(
                  "/api/games/" + hidden + "/seat",
                  token,
                  new JsonObject().put("invitation", keys.getString("home")).encode());
      assertThat(seat.statusCode()).isEqualTo(404);
      JsonObject ownSeatByWatching = new JsonObject().put("invitation", keys.getString("watch"));
      assertThat(
              table
                  .restClient()
                  .postRaw(
                      "/api/games/" + made.getString("game_id") + "/seat",
                      token,
                      ownSeatByWatching.encode())
                  .statusCode())
          .as("watching gives no seat")
          .isIn(403, 404);
    }
  }

  /** The pending roll is the roll that counts. */
  @Nested
  class ReRoll {
    @ParameterizedTest
    @EnumSource(WebSocketEndpoint.class)
    void byReconnecting(WebSocketEndpoint webSocketEndpoint) {
      GameClient alice = table.joined("alice");
      JsonObject rolled = data(alice.command("roll_dice", table.about()));
      alice.close();

      GameClient again = table.connected("alice", webSocketEndpoint);
      JsonObject joined = data(again.ask("join_game", table.about()));
      assertThat(joined.getJsonObject("pending_roll")).isEqualTo(rolled);
      isError(
          again.ask("roll_dice", table.about()),
          "conflict",
          "A roll is already pending",
          "game_state");
    }

    @Test
    void byRollingInTwoTabsAtOnce() {
      GameClient alice = table.joined("alice");
      List<GameClient> tabs = List.of(alice, table.joined("alice"), table.joined("bob"));
      for (int round = 0; round < 10; round++) {
        String id = "roll-" + round + "-";
        for (int i = 0; i < tabs.size(); i++) {
          tabs.get(i).send("roll_dice", table.about(), id + i);
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < tabs.size(); i++) {
          answers.add(answer(tabs.get(i), id + i).getString("event"));
        }
        assertThat(answers).containsExactlyInAnyOrder("dice_rolled", "error", "error");
        alice.command(SUBMIT, table.about().put("outcome", "strikeout"));
        if (round % 3 == 2) {
          alice = tabs.get(round % 6 == 2 ? 2 : 0);
        }
      }
    }

    @Test
    void byRacingTwoSubmissions() {
      GameClient alice = table.joined("alice");
      GameClient tab = table.joined("alice");
      for (int round = 0; round < 20; round++) {
        JsonObject asked = table.about().put("roll_id", table.roll(alice));
        alice.send(SUBMIT, asked.copy().put("outcome", "walk"), "first-" + round);
        tab.send(SUBMIT, asked.copy().put("outcome", "homerun"), "second-" + round);
        List<JsonObject> answers =
            List.of(answer(alice, "first-" + round), answer(tab, "second-" + round));

        assertThat(answers)
            .extracting(answer -> answer.getString("event"))
            .containsExactlyInAnyOrder("play_resolved", "outcome_rejected");
      }
      assertThat(table.log())
          .filteredOn(event -> event.getString("event").equals("play_resolved"))
          .hasSize(20);
    }

    /** One that waits for the journal must not be overtaken by another decision. */
    @Test
    void byVoidingWhileTheOutcomeIsUnderWay() {
      GameClient alice = table.joined("alice");
      for (int round = 0; round < 10; round++) {
        String roll = table.roll(alice);
        JsonObject about = table.about().put("roll_id", roll);
        alice.send(SUBMIT, about.copy().put("outcome", "walk"), "play-" + round);
        alice.send("void_roll", about.copy().put("reason", "better ones"), "void-" + round);
        assertThat(answer(alice, "play-" + round).getString("event")).isEqualTo("play_resolved");
        assertThat(answer(alice, "void-" + round).getString("event")).isEqualTo("error");
      }
    }

    private JsonObject answer(GameClient client, String id) {
      return client.await(
          frame ->
              id.equals(frame.getString("reply_to"))
                  && !frame.getString("event").equals("outcome_accepted"));
    }
  }

  /** Frames of a user that the same or another user sends again. */
  @Test
  void replayedFrameIsNotExecutedAgain() {
    GameClient alice = table.joined("alice");
    String roll = table.roll(alice);
    JsonObject asked = table.about().put("outcome", "single").put("roll_id", roll);
    alice.send(SUBMIT, asked, "once");
    JsonObject first = alice.await(frame -> frame.getString("event").equals("play_resolved"));
    int size = table.log().size();

    GameClient mallory = table.joined("mallory");
    isError(mallory.ask(SUBMIT, asked, "once"), "forbidden", "Not authorized");
    GameClient bob = table.joined("bob");
    isError(bob.ask(SUBMIT, asked, "once"), "forbidden", "Not your turn");
    GameClient tab = table.joined("alice");
    tab.send(SUBMIT, asked, "once");
    JsonObject again =
        tab.await(frame -> frame.containsKey("seq") && "once".equals(frame.getString("reply_to")));
    assertThat(again.getLong("seq")).isEqualTo(first.getLong("seq"));
    assertThat(data(again)).isEqualTo(data(first));
    assertThat(table.log()).hasSize(size);
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void tooDeeplyNestedFrameIsMalformed(WebSocketEndpoint webSocketEndpoint) {
    GameClient mallory = table.connected("mallory", webSocketEndpoint);
    for (String deep :
        List.of(
            "[".repeat(8_000) + "]".repeat(8_000),
            "[".repeat(16_000),
            "{\"event\":\"heartbeat\",\"data\":"
                + "{\"a\":".repeat(2_500)
                + "1"
                + "}".repeat(2_501),
            "{\"event\":\"heartbeat\",\"data\":{\"n\":1" + "0".repeat(10_000) + "}}")) {
      int from = mallory.count();
      mallory.sendRaw(deep);
      JsonObject error = mallory.await(from, frame -> frame.getString("event").equals("error"));
      assertThat(data(error).getString("code")).isEqualTo("malformed");
    }
    assertThat(mallory.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @Test
  void tooDeeplyNestedOrTooLargeBodyIsRefused() {
    String token = table.restClient().token("mallory");
    String deep = "{\"league\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    assertThat(table.restClient().postRaw("/api/games", token, deep).statusCode()).isEqualTo(400);
    String many = "{\"league\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(table.restClient().postRaw("/api/games", token, many).statusCode()).isEqualTo(413);
    String path = "/api/games/" + table.game() + "/seat";
    assertThat(table.restClient().postRaw(path, token, deep).statusCode()).isEqualTo(400);
  }
}
