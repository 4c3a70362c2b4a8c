package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.protocol.client.CommandReader;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alice, who bats, leaves the room; Bob, who has rolled, claims the game after 120 seconds. */
@ExtendWith(VertxExtension.class)
class AbsentManagerTest {
  private static final Actor BOB = new Actor("bob", "Bob", false);

  private GameScene scene;
  private CommandExecutor commandExecutor;
  private GameQueryHandler gameQueryHandler;

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene = new GameScene(vertx, new Manager("bob", "Bob"), null, GameScene.settings(0));
    commandExecutor = scene.open().result();
    gameQueryHandler =
        new GameQueryHandler(
            vertx,
            commandExecutor,
            scene.journal,
            scene.presenceTracker,
            scene.absenceTracker,
            scene.eventPublisher,
            scene.clock,
            GameScene.settings(0));
    assertThat(bob("roll_dice")).isInstanceOf(GameReply.Executed.class);
  }

  @Test
  void gameOfAManagerWhoLeftIsClaimed() {
    scene.clock.pass(100_000);
    watch();
    scene.clock.pass(119_999);
    assertThat(((GameReply.Refused) bob("claim_forfeit")).problem().retryAfterMs()).isEqualTo(1);
    scene.clock.pass(1);
    assertThat(bob("claim_forfeit")).isInstanceOf(GameReply.Executed.class);
    assertThat(commandExecutor.game().state().game().isOver()).isTrue();
  }

  @Test
  void managerWhoCameBackLosesNothing() {
    watch();
    scene.clock.pass(119_999);
    watch(new UserPresence("alice", "Alice", "manager", List.of("away"), 1));
    scene.clock.pass(60_000);
    assertThat(((GameReply.Refused) bob("claim_forfeit")).problem().message()).endsWith(" is here");
    watch();
    scene.clock.pass(119_999);
    assertThat(bob("claim_forfeit")).isInstanceOf(GameReply.Refused.class);
  }

  private void watch(UserPresence... present) {
    gameQueryHandler.renewWatch(
        new RenewWatch(
            GameScene.GAME,
            GameScene.WATCHER,
            1,
            1,
            List.of(present),
            Set.of(),
            Map.of(),
            Set.of()));
  }

  private GameReply bob(String event) {
    return commandExecutor
        .execute(
            new PendingCommand(
                BOB, event, CommandReader.read(event, GameScene.data()), null, null, null, null, 0))
        .result();
  }
}
