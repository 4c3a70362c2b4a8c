package com.paperdynasty.lobby;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends games that are no longer played: deletes those that were never started, and closes abandoned
 * ones. Packs the logs of games that are over, and forgets their receipts. All nodes may sweep at
 * the same time. A deletion checks the newest version of the game's row, which an append under way
 * locks. An abandoned game is closed by its owner, as a command, and only if its log has not grown
 * since it was found.
 *
 * <p>Used on one context, as its {@link BusGameRouter} does; one sweep is under way at a time.
 */
public final class Sweep {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  /**
   * The sender of the sweep's commands. No user has this id, because an id has one character at
   * least.
   */
  private static final User SERVICE = new User("", "", true);

  private final GameStore gameStore;
  private final BusGameRouter busGameRouter;
  private final SweepSettings settings;
  private final SkippedGames damaged;
  private List<UUID> deleted = List.of();
  private int unanswered;

  /** Creates a sweep of the stored games. */
  public Sweep(
      GameStore gameStore,
      BusGameRouter busGameRouter,
      SweepSettings settings,
      LongSupplier nanoTime) {
    this.gameStore = gameStore;
    this.busGameRouter = busGameRouter;
    this.settings = settings;
    this.damaged = new SkippedGames(settings.damagedRemembered(), settings.damagedRest(), nanoTime);
  }

  /**
   * Sweeps once, within the bounds of one sweep. Fails when a query fails; the next run tries
   * again.
   */
  public Future<Void> run() {
    return deleteRemains()
        .compose(ignored -> deleteUnstarted())
        .onSuccess(this::noteDeleted)
        .compose(gone -> findAbandoned())
        .compose(this::closeAll)
        .compose(closed -> pack())
        .compose(packed -> forgetCommands());
  }

  private Future<List<UUID>> deleteUnstarted() {
    return settings.unstarted().isZero()
        ? Future.succeededFuture(List.of())
        : gameStore.deleteUnstarted(settings.unstarted(), settings.sweepGames());
  }

  private Future<List<GameStore.AbandonedGame>> findAbandoned() {
    return settings.untouched().isZero()
        ? Future.succeededFuture(List.of())
        : gameStore.findAbandoned(settings.untouched(), settings.sweepGames());
  }

  private Future<Void> pack() {
    return settings.packAfter().isZero()
        ? Future.succeededFuture()
        : gameStore
            .pack(settings.packAfter(), settings.sweepGames(), settings.packBytes())
            .onSuccess(packed -> log.debug("packed the logs of {} games", packed))
            .mapEmpty();
  }

  private Future<Void> forgetCommands() {
    return settings.forgetCommandsAfter().isZero()
        ? Future.succeededFuture()
        : gameStore
            .forgetCommands(settings.forgetCommandsAfter(), settings.sweepGames())
            .onSuccess(games -> log.debug("forgot the ids of the commands of {} games", games))
            .mapEmpty();
  }

  /**
   * Rows of a game may be written just after its deletion. So the remains of the games of the last
   * sweep are deleted.
   */
  private Future<Void> deleteRemains() {
    return deleted.isEmpty()
        ? Future.succeededFuture()
        : gameStore.deleteRemains(deleted).onSuccess(ignored -> deleted = List.of());
  }

  private void noteDeleted(List<UUID> gone) {
    deleted = gone;
    if (!gone.isEmpty()) {
      log.info("deleted {} games that were not started in time", gone.size());
    }
  }

  private Future<Void> closeAll(List<GameStore.AbandonedGame> abandoned) {
    unanswered = 0;
    Future<Void> closed = Future.succeededFuture();
    for (GameStore.AbandonedGame game : abandoned) {
      closed = closed.compose(before -> close(game));
    }
    return closed.onSuccess(done -> noteUnanswered());
  }

  private Future<Void> close(GameStore.AbandonedGame game) {
    if (damaged.has(game.gameId())) {
      return Future.succeededFuture();
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("seq", game.lastSeq());
    String commandId = UUID.randomUUID().toString();
    return busGameRouter
        .ask(
            new GameRequest.ExecuteCommand(
                game.gameId(), SERVICE, null, commandId, CommandReader.ABANDON_GAME, data))
        .map(
            reply -> {
              if (reply instanceof GameReply.Refused refused) {
                notClosed(game.gameId(), refused.problem());
              } else {
                log.info("{}: closed as abandoned", kv("game", game.gameId()));
              }
              return null;
            });
  }

  private void notClosed(UUID gameId, Problem problem) {
    switch (problem.code()) {
      case INTERNAL -> {
        damaged.add(gameId);
        log.warn(
            "{} {}: closing it as abandoned failed, next try in {}",
            kv("game", gameId),
            kv("error_id", problem.errorId()),
            settings.damagedRest());
      }
      case UNAVAILABLE -> unanswered++;
      // The game is played again, or another node's sweep has closed it.
      default ->
          log.debug("{}: not closed as abandoned: {}", kv("game", gameId), problem.message());
    }
  }

  private void noteUnanswered() {
    if (unanswered > 0) {
      log.info("closing {} games as abandoned failed: unavailable", unanswered);
    }
  }
}
