package com.paperdynasty.table.ownership;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transfers one open game to another node: between two commands its verticle releases the game, the
 * other node opens it, and requests wait meanwhile. Used on the host's context.
 */
final class GameTransfer {
  private static final Logger log = LoggerFactory.getLogger(GameTransfer.class);

  private final EventBus bus;
  private final OpenGameRegistry openGameRegistry;
  private final GameOpener opener;
  private final BiFunction<UUID, GameLocation, Future<Void>> close;
  private final BiFunction<UUID, String, Future<Boolean>> isWith;
  private final DeliveryOptions delivery;
  private final DeliveryOptions within;

  /** The outcome of a transfer. */
  enum Outcome {
    TAKEN,

    /** The other node refused. */
    REFUSED,

    /** The other node did not answer in time, and is not the owner in the journal. */
    UNANSWERED,

    /** The verticle here did not release the game, so the other node was not asked. */
    NOT_GIVEN
  }

  /**
   * Creates the transfers of a host.
   *
   * @param timeoutMs how long the verticle here may take, and how long the other node
   * @param opener opens a game here
   * @param close closes the verticle of a game
   * @param isWith whether a node owns a game, by the journal
   */
  GameTransfer(
      EventBus bus,
      OpenGameRegistry openGameRegistry,
      long timeoutMs,
      GameOpener opener,
      BiFunction<UUID, GameLocation, Future<Void>> close,
      BiFunction<UUID, String, Future<Boolean>> isWith) {
    this.bus = bus;
    this.openGameRegistry = openGameRegistry;
    this.opener = opener;
    this.close = close;
    this.isWith = isWith;
    this.delivery = new DeliveryOptions().setSendTimeout(timeoutMs);
    this.within = new DeliveryOptions().setLocalOnly(true).setSendTimeout(timeoutMs);
  }

  /** Asks a node whether it takes a game, which stays open here meanwhile. */
  Future<GameReply> offer(UUID gameId, String to) {
    return request(BusAddresses.host(to), new OwnershipRequest.OfferGame(gameId), delivery);
  }

  /**
   * Whether the reply accepts. A redirect to any other node only says where the asked node believes
   * the game to be.
   */
  static boolean isAccepted(GameReply reply, String to) {
    return reply instanceof GameReply.Redirect taken && taken.node().equals(to);
  }

  /**
   * Transfers a game to a node. If the node does not take it, the game is closed or opened here
   * again. Never fails; completes when the location of the game is known.
   */
  Future<Outcome> move(UUID gameId, GameLocation.Local local, String to, boolean openAgain) {
    Promise<GameLocation> moved = Promise.promise();
    openGameRegistry.put(gameId, moved.future());
    Future<Outcome> taken =
        releaseHere(gameId)
            .transform(
                given ->
                    given.succeeded()
                        ? acquireThere(gameId, to)
                        : Future.succeededFuture(Outcome.NOT_GIVEN));
    taken
        .compose(outcome -> close.apply(gameId, local).transform(closed -> taken))
        .compose(
            outcome -> {
              if (outcome == Outcome.TAKEN) {
                return Future.<GameLocation>succeededFuture(new GameLocation.Remote(to));
              }
              log.debug("{} has not taken game {}: {}", to, gameId, outcome);
              return openAgain
                  ? opener.open(gameId)
                  : Future.failedFuture("game " + gameId + " was released and not taken");
            })
        .onComplete(moved);
    return moved.future().transform(settled -> taken);
  }

  /**
   * The verticle releases the game and stays until another node has it, so that no request waits at
   * an address that is about to be unregistered.
   */
  private Future<GameReply> releaseHere(UUID gameId) {
    return request(BusAddresses.game(gameId), new OwnershipRequest.ReleaseGame(gameId), within);
  }

  /** If no answer comes in time, the journal shows whether the node has taken the game. */
  private Future<Outcome> acquireThere(UUID gameId, String to) {
    return request(BusAddresses.host(to), new OwnershipRequest.AcquireGame(gameId), delivery)
        .map(reply -> isAccepted(reply, to) ? Outcome.TAKEN : Outcome.REFUSED)
        .otherwise(cause -> isTimeout(cause) ? Outcome.UNANSWERED : Outcome.REFUSED)
        .compose(
            outcome ->
                outcome == Outcome.TAKEN
                    ? Future.succeededFuture(outcome)
                    : isWith
                        .apply(gameId, to)
                        .map(has -> has ? Outcome.TAKEN : outcome)
                        .otherwise(outcome));
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
  }

  private Future<GameReply> request(String address, GameRequest request, DeliveryOptions options) {
    return bus.<GameReply>request(address, request, options).map(Message::body);
  }
}
