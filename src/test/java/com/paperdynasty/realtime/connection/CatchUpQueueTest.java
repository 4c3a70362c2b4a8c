package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.realtime.room.CatchUpPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of games' logs that wait to be read for one connection. */
@ExtendWith(VertxExtension.class)
class CatchUpQueueTest {
  private static final int BOUND = 3;

  private final Promise<Void> firstPage = Promise.promise();
  private final List<Integer> read = new ArrayList<>();
  private LoopScene scene;
  private TestClient client;
  private Connection connection;

  @BeforeEach
  void connect(Vertx vertx) {
    RealtimeSettings settings =
        Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  pages-waiting: " + BOUND);
    scene = new LoopScene(vertx, settings, TestLimits.unlimited());
    client = scene.connect("dan");
    connection = client.connection();
    scene.run(() -> connection.readPage(page(firstPage::future)));
  }

  @Test
  void pagesUpToTheBoundAreReadInOrder() {
    wait(BOUND);
    assertThat(read).isEmpty();

    scene.run(firstPage::complete);

    assertThat(read).containsExactly(1, 2, 3);
    assertThat(client.closed()).isNull();
  }

  @Test
  void pageBeyondTheBoundClosesTheConnection() {
    wait(BOUND + 1);

    assertThat(client.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(connection.isClosed()).isTrue();
    scene.run(firstPage::complete);
    assertThat(read).as("nothing is read for a closed connection").isEmpty();
  }

  @Test
  void pageThatWasReadMakesRoomForAnother() {
    wait(BOUND);
    scene.run(firstPage::complete);

    wait(BOUND);

    assertThat(read).hasSize(2 * BOUND);
    assertThat(client.closed()).isNull();
  }

  @Test
  void connectionClosedDuringItsJoinIsNeverAnnounced() {
    TestClient alice = scene.join("alice", "player");
    TestClient erin = scene.join("erin", "spectator");
    erin.receive("user_connected");
    wait(BOUND);
    client.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
    client.receive("game_joined");

    assertThat(scene.compute(client::closed)).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(scene.compute(scene.roomRegistry::countMembers)).isEqualTo(2);
    assertThat(scene.compute(() -> connection.games().size())).isZero();
    alice.sendAboutGame("announce", "\"text\":\"hello\"", null);
    alice.receive("announcement");
    assertThat(erin.receiveUntil("announcement")).doesNotContain("dan");
  }

  @Test
  void replayBeyondTheBoundIsRefusedUntilAnotherIsDone() {
    for (int i = 0; i < BOUND; i++) {
      client.sendAboutGame("request_game_state", "\"last_seq\":0", "sync");
      client.receive("game_state_sync");
    }
    client.sendAboutGame("request_game_state", "\"last_seq\":0", "one more");
    expectRetryLater("one more");
    client.sendAboutGame("join_game", "\"role\":\"spectator\"", "join");
    expectRetryLater("join");
    client.sendAboutGame("request_game_state", "", "no page");
    client.receive("game_state_sync");
    assertThat(client.closed()).isNull();

    scene.run(firstPage::complete);
    for (int i = 0; i < BOUND; i++) {
      client.receive("game_created");
    }
    client.sendAboutGame("request_game_state", "\"last_seq\":0", "again");
    client.receive("game_state_sync");
    client.receive("game_created");
  }

  private void expectRetryLater(String replyTo) {
    JsonObject refused = client.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo(replyTo);
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("rate_limited");
    assertThat(refused.getJsonObject("data").getLong("retry_after_ms"))
        .isEqualTo(scene.settings.retryAfterMs());
  }

  @Test
  void pagesOfAMemberWhoHasLeftTakeNoPlace() {
    for (int i = 0; i < 2 * BOUND; i++) {
      client.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
      client.receive("game_joined");
      client.sendAboutGame("leave_game", "", "leave");
      client.receive("game_left");
    }

    assertThat(scene.compute(client::closed)).isNull();
  }

  private static CatchUpPage page(Supplier<Future<Void>> reading) {
    return new CatchUpPage() {
      @Override
      public boolean isWanted() {
        return true;
      }

      @Override
      public Future<Void> read() {
        return reading.get();
      }
    };
  }

  private void wait(int pages) {
    scene.run(
        () -> {
          for (int page = 1; page <= pages; page++) {
            int number = page;
            connection.readPage(
                page(
                    () -> {
                      read.add(number);
                      return Future.succeededFuture();
                    }));
          }
        });
  }
}
