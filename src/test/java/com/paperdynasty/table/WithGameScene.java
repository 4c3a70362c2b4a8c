package com.paperdynasty.table;

import com.paperdynasty.bus.BusCodecs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that begin with a new game each, and share one Vert.x. */
@ExtendWith(VertxExtension.class)
abstract class WithGameScene {
  GameScene scene;

  @BeforeAll
  static void register(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
  }

  @BeforeEach
  void open(Vertx vertx) {
    scene = new GameScene(vertx);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Opens the game, lets the rest happen, and ends the test with it. */
  void played(VertxTestContext test, Function<CommandExecutor, Future<?>> rest) {
    scene
        .onContext(() -> scene.open().compose(ours -> rest.apply(ours).mapEmpty()))
        .onComplete(test.succeedingThenComplete());
  }

  /** The same, after the dice have been rolled. */
  void rolled(VertxTestContext test, Function<CommandExecutor, Future<?>> rest) {
    played(test, ours -> ours.execute(GameScene.roll()).compose(rolled -> rest.apply(ours)));
  }
}
