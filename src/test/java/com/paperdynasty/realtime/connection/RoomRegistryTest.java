package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.RoomMessage.Logged;
import com.paperdynasty.bus.RoomMessage.Transient;
import com.paperdynasty.bus.RoomMessage.Unicast;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.realtime.room.Room;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rooms of one event loop, and what comes to them from the owners of games. */
@ExtendWith(VertxExtension.class)
class RoomRegistryTest {
  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx);
  }

  @Test
  void aGameHasOneRoomForAllWhoAreInIt() {
    scene.member("alice", "player");
    scene.member("dan", "spectator");

    assertThat(scene.look(scene.roomRegistry::count)).isEqualTo(1);
    assertThat(scene.look(scene.roomRegistry::countMembers)).isEqualTo(2);
  }

  @Test
  void aConnectionThatIsGoneIsInNoRoomAndTheOthersAreToldOfIt() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    alice.hears("user_connected");
    scene.on(dan.connection()::onClose);

    assertThat(alice.hears("user_disconnected").getJsonObject("data").getString("user_id"))
        .isEqualTo("dan");
    assertThat(scene.look(scene.roomRegistry::countMembers)).isEqualTo(1);
  }

  @Test
  void aRoomThatNobodyIsInIsForgottenOnceItsGameKnows() {
    TestClient alice = scene.member("alice", "player");
    Room room = scene.look(() -> scene.roomRegistry.room(LoopScene.GAME));
    alice.sendsOfGame("leave_game", "", null);
    alice.hears("game_left");
    // The watch of the join may be under way at the leave: that of the leave is told after it.
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!scene.look(room::isEmpty) && System.nanoTime() < giveUpNs) {
      Thread.onSpinWait();
    }
    scene.on(scene.roomRegistry::renewWatches);

    assertThat(scene.look(scene.roomRegistry::count)).isZero();
  }

  @Test
  void anEventGoesToTheRoomOfItsGameAndToNoOther() {
    TestClient alice = scene.member("alice", "player");
    scene.on(
        () -> {
          scene.roomMessageHandler.logged(
              new Logged(UUID.randomUUID(), 1, 2, "{\"event\":\"a\"}", null));
          scene.roomMessageHandler.logged(
              new Logged(LoopScene.GAME, 1, 2, "{\"event\":\"b\"}", null));
        });

    alice.hears("b");
    assertThat(alice.heard()).doesNotContain("a");
  }

  @Test
  void whatIsSaidGoesToAllButWhoHasHadIt() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    scene.on(
        () ->
            scene.roomMessageHandler.transientMessage(
                new Transient(
                    LoopScene.GAME,
                    1,
                    "{\"event\":\"said\"}",
                    Audience.EVERYBODY,
                    false,
                    alice.connection().id())));

    dan.hears("said");
    assertThat(alice.heard()).doesNotContain("said");
  }

  @Test
  void whatIsForOneConnectionGoesToThatAloneAndToNobodyIfItIsGone() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    ConnectionRef connectionRef =
        new ConnectionRef(LoopScene.WATCHER, alice.connection().id(), "x");
    scene.on(
        () ->
            scene.roomMessageHandler.unicast(new Unicast(connectionRef, "{\"event\":\"yours\"}")));

    alice.hears("yours");
    assertThat(dan.heard()).doesNotContain("yours");
    scene.on(alice.connection()::onClose);
    scene.on(
        () -> scene.roomMessageHandler.unicast(new Unicast(connectionRef, "{\"event\":\"late\"}")));
    assertThat(alice.heard()).doesNotContain("late");
  }
}
