package com.paperdynasty.cluster.hosting;

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
 * Opens games on this node, each with a table of its own, and closes them. The tables are children
 * of the host, on whose context this lives.
 */
final class GameDeployer {
  private static final Logger log = LoggerFactory.getLogger(GameDeployer.class);

  private final Vertx vertx;
  private final String self;
  private final Journal journal;
  private final LogReader pages;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final OwnershipGuard ownershipGuard;
  private final BiConsumer<UUID, Long> onOpened;
  private final Consumer<UUID> onLeaving;

  /**
   * No table is open yet.
   *
   * @param self the name of this node
   * @param ownershipGuard asked by the tables before they answer anything
   * @param onOpened told each game that has been opened, with its epoch
   * @param onLeaving told on the table's context when a table wants to close by itself
   */
  GameDeployer(
      Vertx vertx,
      String self,
      Journal journal,
      LogReader pages,
      Clock clock,
      GameVerticleSettings settings,
      OwnershipGuard ownershipGuard,
      BiConsumer<UUID, Long> onOpened,
      Consumer<UUID> onLeaving) {
    this.vertx = vertx;
    this.self = self;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.ownershipGuard = ownershipGuard;
    this.onOpened = onOpened;
    this.onLeaving = onLeaving;
  }

  /** Opens a game from its log, under a new epoch. Fails when the journal does not answer. */
  Future<GameLocation> open(UUID gameId) {
    return journal
        .open(gameId, self)
        .compose(
            opened ->
                opened.isPresent()
                    ? deploy(gameId, opened.get())
                    : Future.succeededFuture(new GameLocation.Unknown()));
  }

  /**
   * A long log takes a while to fold, and the fold is pure: so it is done away from the event loop.
   */
  private Future<GameLocation> deploy(UUID gameId, OpenedLog openedLog) {
    return vertx
        .executeBlocking(
            () ->
                OwnedGame.fold(
                    gameId, openedLog, settings.spectatorDelayMs(), settings.framesBytes()),
            false)
        .compose(game -> vertx.deployVerticle(table(game)))
        .map(
            deployed -> {
              onOpened.accept(gameId, openedLog.epoch());
              return new GameLocation.Local(openedLog.epoch(), deployed);
            });
  }

  private GameVerticle table(OwnedGame game) {
    return new GameVerticle(
        self,
        game,
        journal,
        pages,
        clock,
        settings,
        ownershipGuard,
        () -> onLeaving.accept(game.gameId()));
  }

  /** Closes the table of a game that is open here. Never fails. */
  Future<Void> close(UUID gameId, GameLocation gameLocation) {
    return (gameLocation instanceof GameLocation.Local local
            ? vertx.undeploy(local.deployment())
            : Future.<Void>succeededFuture())
        .onFailure(cause -> log.warn("closing the table of game {} failed", gameId, cause))
        .otherwiseEmpty();
  }
}
