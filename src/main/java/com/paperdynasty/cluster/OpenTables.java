package com.paperdynasty.cluster;

import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.OpenGame;
import com.paperdynasty.table.Opened;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.table.TableVerticle;
import com.paperdynasty.table.Tenure;
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
final class OpenTables {
  private static final Logger log = LoggerFactory.getLogger(OpenTables.class);

  private final Vertx vertx;
  private final String self;
  private final Journal journal;
  private final LogPages pages;
  private final Clock clock;
  private final TableSettings settings;
  private final Tenure tenure;
  private final BiConsumer<UUID, Long> onOpened;
  private final Consumer<UUID> onLeaving;

  /**
   * No table is open yet.
   *
   * @param self the name of this node
   * @param tenure asked by the tables before they answer anything
   * @param onOpened told each game that has been opened, with its epoch
   * @param onLeaving told on the table's context when a table wants to close by itself
   */
  OpenTables(
      Vertx vertx,
      String self,
      Journal journal,
      LogPages pages,
      Clock clock,
      TableSettings settings,
      Tenure tenure,
      BiConsumer<UUID, Long> onOpened,
      Consumer<UUID> onLeaving) {
    this.vertx = vertx;
    this.self = self;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.tenure = tenure;
    this.onOpened = onOpened;
    this.onLeaving = onLeaving;
  }

  /** Opens a game from its log, under a new epoch. Fails when the journal does not answer. */
  Future<Placement> open(UUID gameId) {
    return journal
        .open(gameId, self)
        .compose(
            opened ->
                opened.isPresent()
                    ? deploy(gameId, opened.get())
                    : Future.succeededFuture(new Placement.Nowhere()));
  }

  /**
   * A long log takes a while to fold, and the fold is pure: so it is done away from the event loop.
   */
  private Future<Placement> deploy(UUID gameId, Opened opened) {
    return vertx
        .executeBlocking(
            () ->
                OpenGame.fold(gameId, opened, settings.spectatorDelayMs(), settings.framesBytes()),
            false)
        .compose(game -> vertx.deployVerticle(table(game)))
        .map(
            deployed -> {
              onOpened.accept(gameId, opened.epoch());
              return new Placement.Here(opened.epoch(), deployed);
            });
  }

  private TableVerticle table(OpenGame game) {
    return new TableVerticle(
        self, game, journal, pages, clock, settings, tenure, () -> onLeaving.accept(game.gameId()));
  }

  /** Closes the table of a game that is open here. Never fails. */
  Future<Void> close(UUID gameId, Placement placement) {
    return (placement instanceof Placement.Here here
            ? vertx.undeploy(here.deployment())
            : Future.<Void>succeededFuture())
        .onFailure(cause -> log.warn("closing the table of game {} failed", gameId, cause))
        .otherwiseEmpty();
  }
}
