package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives games that are open here to the nodes that should have them: between two commands a table
 * closes, the other node opens the game, and whoever asks meanwhile waits for that. Some games at a
 * time. Lives on the host's context.
 */
final class HandOver {
  private static final Logger log = LoggerFactory.getLogger(HandOver.class);

  private final Vertx vertx;
  private final Members members;
  private final HostSettings settings;
  private final Roster roster;
  private final BiFunction<UUID, Placement, Future<Void>> close;
  private final DeliveryOptions delivery;

  /**
   * A hand-over.
   *
   * @param close closes the table of a game
   */
  HandOver(
      Vertx vertx,
      Members members,
      HostSettings settings,
      Roster roster,
      BiFunction<UUID, Placement, Future<Void>> close) {
    this.vertx = vertx;
    this.members = members;
    this.settings = settings;
    this.roster = roster;
    this.close = close;
    this.delivery = new DeliveryOptions().setSendTimeout(settings.takeOverTimeoutMs());
  }

  /** Gives away every game that this node should not have. Never fails. */
  Future<Void> all() {
    Queue<UUID> leaving = new ArrayDeque<>();
    for (UUID gameId : roster.epochs().keySet()) {
      if (!members.hostOf(gameId).equals(members.self())) {
        leaving.add(gameId);
      }
    }
    List<Future<Void>> hands = new ArrayList<>();
    for (int i = 0; i < settings.movesAtOnce(); i++) {
      hands.add(next(leaving));
    }
    return Future.join(hands).mapEmpty();
  }

  private Future<Void> next(Queue<UUID> leaving) {
    UUID gameId = leaving.poll();
    return gameId == null
        ? Future.succeededFuture()
        : move(gameId).transform(moved -> next(leaving));
  }

  private Future<Void> move(UUID gameId) {
    Future<Placement> placement = roster.placement(gameId);
    String to = members.hostOf(gameId);
    if (placement == null
        || !(placement.result() instanceof Placement.Here here)
        || to.equals(members.self())) {
      return Future.succeededFuture();
    }
    Promise<Placement> moved = Promise.promise();
    roster.put(gameId, moved.future());
    close
        .apply(gameId, here)
        .compose(closed -> takenOver(gameId, to))
        .onFailure(cause -> log.warn("{} has not taken game {}: {}", to, gameId, cause.toString()))
        .onComplete(moved);
    return moved.future().mapEmpty();
  }

  private Future<Placement> takenOver(UUID gameId, String to) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.tables(to), new TableRequest.TakeOver(gameId), delivery)
        .compose(
            reply ->
                reply.body() instanceof TableReply.Elsewhere taken
                    ? Future.succeededFuture(new Placement.There(taken.node()))
                    : Future.failedFuture("refused"));
  }
}
