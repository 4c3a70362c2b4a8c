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

/** The rooms of one event loop, and the messages of owners that they receive. */
@ExtendWith(VertxExtension.class)
class RoomRegistryTest {
  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx);
  }

  @Test
  void gameHasOneRoomForAllMembers() {
    scene.join("alice", "player");
    scene.join("dan", "spectator");

    assertThat(scene.compute(scene.roomRegistry::count)).isEqualTo(1);
    assertThat(scene.compute(scene.roomRegistry::countMembers)).isEqualTo(2);
  }

  @Test
  void closedConnectionLeavesItsRoomAndOthersAreTold() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    alice.receive("user_connected");
    scene.run(dan.connection()::onClose);

    assertThat(alice.receive("user_disconnected").getJsonObject("data").getString("user_id"))
        .isEqualTo("dan");
    assertThat(scene.compute(scene.roomRegistry::countMembers)).isEqualTo(1);
  }

  @Test
  void emptyRoomIsRemovedOnceItsOwnerKnows() {
    TestClient alice = scene.join("alice", "player");
    Room room = scene.compute(() -> scene.roomRegistry.room(LoopScene.GAME));
    alice.sendAboutGame("leave_game", "", null);
    alice.receive("game_left");
    // The watch of the join may still be under way at the leave, whose own watch follows it.
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!scene.compute(room::isEmpty) && System.nanoTime() < giveUpNs) {
      Thread.onSpinWait();
    }
    scene.run(scene.roomRegistry::renewWatches);

    assertThat(scene.compute(scene.roomRegistry::count)).isZero();
  }

  @Test
  void eventGoesToTheRoomOfItsGameOnly() {
    TestClient alice = scene.join("alice", "player");
    scene.run(
        () -> {
          scene.roomMessageHandler.logged(
              new Logged(UUID.randomUUID(), 1, 2, "{\"event\":\"a\"}", null, 0, null));
          scene.roomMessageHandler.logged(
              new Logged(LoopScene.GAME, 1, 2, "{\"event\":\"b\"}", null, 0, null));
        });

    alice.receive("b");
    assertThat(alice.unread()).doesNotContain("a");
  }

  @Test
  void transientMessageGoesToAllButTheExcludedConnection() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    scene.run(
        () ->
            scene.roomMessageHandler.transientMessage(
                new Transient(
                    LoopScene.GAME,
                    1,
                    "{\"event\":\"said\"}",
                    Audience.EVERYBODY,
                    false,
                    alice.connection().id())));

    dan.receive("said");
    assertThat(alice.unread()).doesNotContain("said");
  }

  @Test
  void unicastGoesToOneConnectionOnly() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    ConnectionRef connectionRef =
        new ConnectionRef(LoopScene.WATCHER, alice.connection().id(), "x");
    scene.run(
        () ->
            scene.roomMessageHandler.unicast(new Unicast(connectionRef, "{\"event\":\"yours\"}")));

    alice.receive("yours");
    assertThat(dan.unread()).doesNotContain("yours");
    scene.run(alice.connection()::onClose);
    scene.run(
        () -> scene.roomMessageHandler.unicast(new Unicast(connectionRef, "{\"event\":\"late\"}")));
    assertThat(alice.unread()).doesNotContain("late");
  }
}
