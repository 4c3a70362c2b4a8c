package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.is;
import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.ProtocolRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One test for each event of presence, and for the commands that join and leave a room. */
class PresenceRowsIT {
  static final Map<String, Consumer<SharedGame>> ROWS =
      Map.ofEntries(
          row("connect", PresenceRowsIT::connect),
          row("refresh_token", PresenceRowsIT::refreshToken),
          row("heartbeat", PresenceRowsIT::heartbeat),
          row("disconnect", PresenceRowsIT::disconnect),
          row("join_game", PresenceRowsIT::joinGame),
          row("leave_game", PresenceRowsIT::leaveGame),
          row("request_game_state", PresenceRowsIT::requestGameState));

  @TestFactory
  Stream<DynamicTest> rows() {
    return ProtocolRows.tests(ROWS);
  }

  private static void connect(SharedGame table) {
    GameClient stranger = table.stranger(WebSocketEndpoint.PLAIN);
    JsonObject token = new JsonObject().put("token", table.restClient().token("alice"));
    JsonObject connected =
        is(
            stranger.ask("connect", token),
            "connected",
            "user_id name session_id protocol server_time heartbeat_interval_ms token_expires_at");

    assertThat(connected.getString("user_id")).isEqualTo("alice");
    isError(stranger.ask("connect", token), "conflict", "Already connected");
  }

  private static void refreshToken(SharedGame table) {
    GameClient alice = table.connected("alice");
    long end = System.currentTimeMillis() / 1_000 + 600;
    String newer =
        TestSigningKey.secret(DevServerProcess.SECRET)
            .sign(new JsonObject().put("sub", "alice").put("exp", end));

    JsonObject refreshed = alice.ask("refresh_token", new JsonObject().put("token", newer));
    JsonObject data = is(refreshed, "token_refreshed", "token_expires_at");
    assertThat(Instant.parse(data.getString("token_expires_at")).getEpochSecond()).isEqualTo(end);
    JsonObject others = new JsonObject().put("token", table.restClient().token("bob"));
    isError(alice.ask("refresh_token", others), "unauthorized", "Invalid or expired token");
  }

  private static void heartbeat(SharedGame table) {
    JsonObject answer = table.connected("alice").ask("heartbeat", new JsonObject());
    is(answer, "heartbeat_ack", "server_time");
  }

  private static void disconnect(SharedGame table) {
    GameClient alice = table.connected("alice");
    alice.send("disconnect", new JsonObject(), "bye");
    assertThat(alice.awaitClose()).isEqualTo(1000);
  }

  private static void joinGame(SharedGame table) {
    GameClient carol = table.joined("carol");
    GameClient bob = table.connected("bob");
    JsonObject asked = table.about().put("last_seq", 0).put("entropy", "bob's own");
    JsonObject joined =
        is(
            bob.ask("join_game", asked),
            "game_joined",
            "game_id role sides seq state lineups setup participants pending_roll");

    assertThat(joined.getString("role")).isEqualTo("manager");
    assertThat(joined.getJsonArray("sides")).isEqualTo(new JsonArray().add("home"));
    // Alice also receives the event of her own arrival, at some time.
    JsonObject arrived =
        carol.await(
            frame ->
                "user_connected".equals(frame.getString("event"))
                    && "bob".equals(frame.getJsonObject("data").getString("user_id")));
    assertThat(
            is(arrived, "user_connected", "game_id user_id name role sides connections")
                .getString("role"))
        .isEqualTo("manager");
    JsonObject first = bob.await(frame -> Long.valueOf(1).equals(frame.getLong("seq")));
    assertThat(first.getBoolean("replay")).isTrue();
    JsonObject given = carol.await("entropy_given");
    is(given, "entropy_given", "game_id at side by user_id entropy");
    bob.ask("join_game", asked.put("entropy", "another"));
    assertThat(table.log())
        .filteredOn(e -> e.getString("event").equals("entropy_given"))
        .hasSize(1);
  }

  private static void leaveGame(SharedGame table) {
    GameClient carol = table.joined("carol");
    GameClient bob = table.joined("bob");
    is(bob.ask("leave_game", table.about()), "game_left", "game_id");

    JsonObject gone =
        is(carol.await("user_disconnected"), "user_disconnected", "game_id user_id reason");
    assertThat(gone.getString("user_id")).isEqualTo("bob");
    assertThat(gone.getString("reason")).isEqualTo("left");
    isError(bob.ask("leave_game", table.about()), "forbidden", "Not authorized");
  }

  private static void requestGameState(SharedGame table) {
    GameClient alice = table.joined("alice");
    for (int i = 0; i < 11; i++) {
      table.play(alice);
    }
    JsonObject sync =
        is(
            table.connected("carol").ask("request_game_state", table.about()),
            "game_state_sync",
            "game_id seq state lineups setup recent_plays pending_roll timestamp");

    assertThat(sync.getJsonArray("recent_plays")).hasSize(10);
    assertThat(sync.getLong("seq")).isEqualTo(table.log().size());
    int from = alice.count();
    alice.ask("request_game_state", table.about().put("last_seq", sync.getLong("seq") - 1));
    assertThat(alice.await(from, frame -> frame.containsKey("seq")).getBoolean("replay")).isTrue();
  }
}
