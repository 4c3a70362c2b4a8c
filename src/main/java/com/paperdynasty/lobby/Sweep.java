package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.Sender;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends games that nobody plays: deletes those that were never started, closes those that nobody
 * came back to. Every node may do it at any time. A deletion asks the newest version of the game's
 * row, which an append that is under way holds; a game is closed by its owner, as a command, and
 * only if its log has not grown since it was found.
 *
 * <p>Belongs to one context, as its {@link Tables} do; one sweep is under way at a time.
 */
public final class Sweep {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  /** No user's: an id has one character at least. */
  private static final Sender SERVICE = new Sender("", "", true);

  private final Games games;
  private final Tables tables;
  private final SweepSettings settings;
  private List<UUID> deleted = List.of();

  /** Sweeps the games that are kept there, and asks their owners on this way. */
  public Sweep(Games games, Tables tables, SweepSettings settings) {
    this.games = games;
    this.tables = tables;
    this.settings = settings;
  }

  /** Ends as many games as one sweep may. Fails when the games cannot be had; to be tried again. */
  public Future<Void> run() {
    return deleteRemains()
        .compose(tidy -> deleteUnstarted())
        .onSuccess(this::noteDeleted)
        .compose(gone -> untouched())
        .compose(this::closeAll);
  }

  private Future<List<UUID>> deleteUnstarted() {
    return settings.unstarted().isZero()
        ? Future.succeededFuture(List.of())
        : games.deleteUnstarted(settings.unstarted(), settings.gamesAtOnce());
  }

  private Future<List<Games.Untouched>> untouched() {
    return settings.untouched().isZero()
        ? Future.succeededFuture(List.of())
        : games.untouched(settings.untouched(), settings.gamesAtOnce());
  }

  /**
   * What somebody did at a game just before it was deleted may have been written just after. So
   * what was deleted last time is looked at once more.
   */
  private Future<Void> deleteRemains() {
    return deleted.isEmpty()
        ? Future.succeededFuture()
        : games.deleteRemains(deleted).onSuccess(tidy -> deleted = List.of());
  }

  private void noteDeleted(List<UUID> gone) {
    deleted = gone;
    if (!gone.isEmpty()) {
      log.info("deleted {} games that nobody has started in time", gone.size());
    }
  }

  private Future<Void> closeAll(List<Games.Untouched> untouched) {
    Future<Void> closed = Future.succeededFuture();
    for (Games.Untouched game : untouched) {
      closed = closed.compose(before -> close(game));
    }
    return closed;
  }

  private Future<Void> close(Games.Untouched game) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("seq", game.lastSeq());
    String commandId = UUID.randomUUID().toString();
    return tables
        .ask(
            new TableRequest.Carry(
                game.gameId(), SERVICE, null, commandId, Commands.ABANDON_GAME, data))
        .map(
            reply -> {
              if (reply instanceof TableReply.Refused refused) {
                log.info(
                    "game {} was not closed as abandoned: {}",
                    game.gameId(),
                    refused.problem().message());
              } else {
                log.info("game {} was closed as abandoned", game.gameId());
              }
              return null;
            });
  }
}
