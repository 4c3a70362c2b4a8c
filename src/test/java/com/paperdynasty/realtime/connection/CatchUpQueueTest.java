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
    scene = new LoopScene(vertx, settings, TestLimits.anything());
    client = scene.user("dan");
    connection = client.connection();
    scene.on(() -> connection.readPage(page(firstPage::future)));
  }

  @Test
  void asManyPagesWaitAsTheBoundSaysAndAreReadInTheirOrder() {
    wait(BOUND);
    assertThat(read).isEmpty();

    scene.on(firstPage::complete);

    assertThat(read).containsExactly(1, 2, 3);
    assertThat(client.closed()).isNull();
  }

  @Test
  void aConnectionForWhichOneMoreWouldWaitIsClosedAsASlowReader() {
    wait(BOUND + 1);

    assertThat(client.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(connection.isClosed()).isTrue();
    scene.on(firstPage::complete);
    assertThat(read).as("nothing is read for a client that has gone").isEmpty();
  }

  @Test
  void aPageThatWasReadMakesRoomForAnother() {
    wait(BOUND);
    scene.on(firstPage::complete);

    wait(BOUND);

    assertThat(read).hasSize(2 * BOUND);
    assertThat(client.closed()).isNull();
  }

  @Test
  void aConnectionThatIsClosedWhileItJoinsIsInNoRoomAndTheOthersHearOfNobody() {
    TestClient alice = scene.member("alice", "player");
    TestClient erin = scene.member("erin", "spectator");
    erin.hears("user_connected");
    wait(BOUND);
    client.sendsOfGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
    client.hears("game_joined");

    assertThat(scene.look(client::closed)).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(scene.look(scene.roomRegistry::countMembers)).isEqualTo(2);
    assertThat(scene.look(() -> connection.games().size())).isZero();
    alice.sendsOfGame("announce", "\"text\":\"hello\"", null);
    alice.hears("announcement");
    assertThat(erin.hearsUntil("announcement")).doesNotContain("dan");
  }

  @Test
  void aReplayTooManyIsRefusedAndAskedForAgainWhenTheOthersAreDone() {
    for (int i = 0; i < BOUND; i++) {
      client.sendsOfGame("request_game_state", "\"last_seq\":0", "sync");
      client.hears("game_state_sync");
    }
    client.sendsOfGame("request_game_state", "\"last_seq\":0", "one more");
    isToldToWait("one more");
    client.sendsOfGame("join_game", "\"role\":\"spectator\"", "join");
    isToldToWait("join");
    client.sendsOfGame("request_game_state", "", "no page");
    client.hears("game_state_sync");
    assertThat(client.closed()).isNull();

    scene.on(firstPage::complete);
    for (int i = 0; i < BOUND; i++) {
      client.hears("game_created");
    }
    client.sendsOfGame("request_game_state", "\"last_seq\":0", "again");
    client.hears("game_state_sync");
    client.hears("game_created");
  }

  private void isToldToWait(String replyTo) {
    JsonObject refused = client.hears("error");
    assertThat(refused.getString("reply_to")).isEqualTo(replyTo);
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("rate_limited");
    assertThat(refused.getJsonObject("data").getLong("retry_after_ms"))
        .isEqualTo(scene.settings.retryAfterMs());
  }

  @Test
  void whatAMemberWhoHasLeftWaitedForTakesNoPlace() {
    for (int i = 0; i < 2 * BOUND; i++) {
      client.sendsOfGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
      client.hears("game_joined");
      client.sendsOfGame("leave_game", "", "leave");
      client.hears("game_left");
    }

    assertThat(scene.look(client::closed)).isNull();
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
    scene.on(
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
