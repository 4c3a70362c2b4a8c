package com.paperdynasty.cluster.hosting;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.GameVerticle;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.OwnedGame;
import com.paperdynasty.table.ownership.GameLocation;
import com.paperdynasty.table.ownership.OwnershipGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens games on this node, each with a verticle of its own, and closes them. The verticles are
 * children of the host, on whose context this lives.
 */
final class GameDeployer {
  private static final Logger log = LoggerFactory.getLogger(GameDeployer.class);

  private final Vertx vertx;
  private final String self;
  private final Journal journal;
  private final LogReader logReader;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final OwnershipGuard ownershipGuard;
  private final HostMetrics hostMetrics;
  private final BiConsumer<UUID, Long> onOpened;
  private final Consumer<UUID> onLeaving;

  /**
   * Creates a deployer without open games.
   *
   * @param self the name of this node
   * @param ownershipGuard asked by the games' verticles before each answer
   * @param onOpened called with each game that has been opened, and its epoch
   * @param onLeaving called on the game's context when a game has to close because it was idle or
   *     lost
   */
  GameDeployer(
      Vertx vertx,
      String self,
      Journal journal,
      LogReader logReader,
      Clock clock,
      GameVerticleSettings settings,
      OwnershipGuard ownershipGuard,
      HostMetrics hostMetrics,
      BiConsumer<UUID, Long> onOpened,
      Consumer<UUID> onLeaving) {
    this.vertx = vertx;
    this.self = self;
    this.journal = journal;
    this.logReader = logReader;
    this.clock = clock;
    this.settings = settings;
    this.ownershipGuard = ownershipGuard;
    this.hostMetrics = hostMetrics;
    this.onOpened = onOpened;
    this.onLeaving = onLeaving;
  }

  /**
   * Opens a game from its log, under a new epoch. Fails when the journal does not answer, or the
   * log is damaged.
   */
  Future<GameLocation> open(UUID gameId) {
    long since = System.nanoTime();
    return journal
        .open(gameId, self)
        .compose(
            opened ->
                opened.isPresent()
                    ? deploy(gameId, opened.get(), since)
                    : Future.succeededFuture(new GameLocation.Unknown()));
  }

  /**
   * A long log takes a while to replay, and that touches no shared state: so it runs on a worker
   * thread.
   */
  private Future<GameLocation> deploy(UUID gameId, OpenedLog openedLog, long since) {
    return vertx
        .executeBlocking(
            () ->
                OwnedGame.replay(
                    gameId, openedLog, settings.spectatorDelayMs(), settings.framesBytes()),
            false)
        .compose(game -> vertx.deployVerticle(verticle(game)))
        .map(
            deployed -> {
              hostMetrics.opened(System.nanoTime() - since);
              onOpened.accept(gameId, openedLog.epoch());
              return new GameLocation.Local(openedLog.epoch(), deployed);
            });
  }

  private GameVerticle verticle(OwnedGame game) {
    return new GameVerticle(
        self,
        game,
        journal,
        logReader,
        clock,
        settings,
        ownershipGuard,
        hostMetrics,
        () -> onLeaving.accept(game.gameId()));
  }

  /** Closes a game that is open here. Never fails. */
  Future<Void> close(UUID gameId, GameLocation gameLocation) {
    return (gameLocation instanceof GameLocation.Local local
            ? vertx.undeploy(local.deployment()).onComplete(gone -> hostMetrics.closed())
            : Future.<Void>succeededFuture())
        .onFailure(cause -> log.warn("{}: closing it failed", kv("game", gameId), cause))
        .otherwiseEmpty();
  }
}
