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
 * Gives one game that is open here to one other node: between two commands the table gives its game
 * up, the other node opens it, and those who ask meanwhile wait for that. Lives on the host's
 * context.
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

  /** How it came out. */
  enum Outcome {
    TAKEN,

    /** The other node said no. */
    REFUSED,

    /** The other node said nothing in time, and the journal does not have it as the owner. */
    UNANSWERED,

    /** The table here did not give the game up: the other node was not even asked. */
    NOT_GIVEN
  }

  /**
   * Transfers of games.
   *
   * @param timeoutMs how long the table here may take, and how long the other node
   * @param opener opens a game here
   * @param close closes the table of a game
   * @param isWith whether a game is a node's as the journal knows it
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

  /** Asks a node whether it has a place for a game, which is played here meanwhile. */
  Future<GameReply> offer(UUID gameId, String to) {
    return request(BusAddresses.tables(to), new OwnershipRequest.OfferGame(gameId), delivery);
  }

  /** One that names another node says where that takes the game to be, perhaps still here. */
  static boolean isAccepted(GameReply reply, String to) {
    return reply instanceof GameReply.Redirect taken && taken.node().equals(to);
  }

  /**
   * Gives a game to a node. What that does not take is closed, or opened here again. Never fails;
   * completes when it is known where the game is.
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
              return openAgain ? opener.open(gameId) : Future.failedFuture("it is to be opened");
            })
        .onComplete(moved);
    return moved.future().transform(settled -> taken);
  }

  /**
   * The table gives the game up, and stays until another node has it: so nobody asks an address
   * that is about to go, and waits for an answer in vain.
   */
  private Future<GameReply> releaseHere(UUID gameId) {
    return request(BusAddresses.table(gameId), new OwnershipRequest.ReleaseGame(gameId), within);
  }

  /** An answer that does not come in time may be all that is missing: the journal knows. */
  private Future<Outcome> acquireThere(UUID gameId, String to) {
    return request(BusAddresses.tables(to), new OwnershipRequest.AcquireGame(gameId), delivery)
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
