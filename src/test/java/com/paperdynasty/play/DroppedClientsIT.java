package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that the server closes, without an effect on others. */
@RunsInParallel
class DroppedClientsIT {
  /** More than the kernel's buffers and the server's bound hold together. */
  private static final int MOST_REQUESTS = 20_000;

  /** A client becomes slow by many answers, so its requests are not limited. */
  private static final Map<String, String> NO_LIMITS = Map.of("PD_LIMITS_EXEMPT", "127.0.0.1");

  @TempDir private static Path data;
  private static DevServerProcess devServerProcess;

  private SharedGame table;

  @BeforeAll
  static void start() {
    devServerProcess = DevServerProcess.start(data, "com.paperdynasty.app.PaperDynasty", NO_LIMITS);
  }

  @AfterAll
  static void stop() {
    devServerProcess.close();
  }

  @BeforeEach
  void open() {
    table = new SharedGame(devServerProcess);
  }

  @AfterEach
  void close() {
    table.close();
  }

  @AtLength
  @Test
  void silentClientDoesNotDelayOthers() {
    List<GameClient> silent = Stream.of(WebSocketEndpoint.values()).map(table::stranger).toList();
    assertThat(silent).allMatch(stranger -> stranger.awaitClose() == 4408);
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void clientThatDoesNotReadIsClosedAndCatchesUpLater(WebSocketEndpoint webSocketEndpoint) {
    GameClient alice = table.joined("alice");
    GameClient slow = table.connectedNarrowly("carol", webSocketEndpoint);
    JsonObject watching = table.about().put("role", "spectator").put("last_seq", 0);
    slow.ask("join_game", watching);
    slow.socket().pause();

    // The client sends requests and never reads; the game goes on for everybody else.
    for (int sent = 0; sent < MOST_REQUESTS && isPresent("carol", alice); sent += 50) {
      for (int i = 0; i < 50; i++) {
        slow.send("request_game_state", table.about().put("last_seq", 0), SharedGame.newId());
      }
      assertThat(table.play(alice).getString("event")).isEqualTo("play_resolved");
    }
    slow.socket().resume();
    assertThat(slow.awaitClose()).isEqualTo(4409);
    assertThat(seenBy(table.joined("carol"))).isEqualTo(seenBy(alice));
  }

  private static List<JsonObject> seenBy(GameClient client) {
    return client.logged().stream()
        .map(frame -> new JsonObject().put("seq", frame.getLong("seq")).put("data", data(frame)))
        .toList();
  }

  private boolean isPresent(String user, GameClient observer) {
    return observer.heard().stream()
        .noneMatch(
            frame ->
                frame.getString("event").equals("user_disconnected")
                    && data(frame).getString("user_id").equals(user));
  }
}
