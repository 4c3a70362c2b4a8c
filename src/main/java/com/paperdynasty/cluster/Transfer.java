package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
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
final class Transfer {
  private static final Logger log = LoggerFactory.getLogger(Transfer.class);

  private final EventBus bus;
  private final Roster roster;
  private final GameOpener opener;
  private final BiFunction<UUID, Placement, Future<Void>> close;
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
  Transfer(
      EventBus bus,
      Roster roster,
      long timeoutMs,
      GameOpener opener,
      BiFunction<UUID, Placement, Future<Void>> close,
      BiFunction<UUID, String, Future<Boolean>> isWith) {
    this.bus = bus;
    this.roster = roster;
    this.opener = opener;
    this.close = close;
    this.isWith = isWith;
    this.delivery = new DeliveryOptions().setSendTimeout(timeoutMs);
    this.within = new DeliveryOptions().setLocalOnly(true).setSendTimeout(timeoutMs);
  }

  /** Asks a node whether it has a place for a game, which is played here meanwhile. */
  Future<TableReply> offer(UUID gameId, String to) {
    return request(Addresses.tables(to), new OwnershipRequest.Offer(gameId), delivery);
  }

  /** One that names another node says where that takes the game to be, perhaps still here. */
  static boolean isYes(TableReply reply, String to) {
    return reply instanceof TableReply.Elsewhere taken && taken.node().equals(to);
  }

  /**
   * Gives a game to a node. What that does not take is closed, or opened here again. Never fails;
   * completes when it is known where the game is.
   */
  Future<Outcome> move(UUID gameId, Placement.Here here, String to, boolean openAgain) {
    Promise<Placement> moved = Promise.promise();
    roster.put(gameId, moved.future());
    Future<Outcome> taken =
        handedOn(gameId)
            .transform(
                given ->
                    given.succeeded()
                        ? takenOver(gameId, to)
                        : Future.succeededFuture(Outcome.NOT_GIVEN));
    taken
        .compose(outcome -> close.apply(gameId, here).transform(closed -> taken))
        .compose(
            outcome -> {
              if (outcome == Outcome.TAKEN) {
                return Future.<Placement>succeededFuture(new Placement.There(to));
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
  private Future<TableReply> handedOn(UUID gameId) {
    return request(Addresses.table(gameId), new OwnershipRequest.HandOn(gameId), within);
  }

  /** An answer that does not come in time may be all that is missing: the journal knows. */
  private Future<Outcome> takenOver(UUID gameId, String to) {
    return request(Addresses.tables(to), new OwnershipRequest.TakeOver(gameId), delivery)
        .map(reply -> isYes(reply, to) ? Outcome.TAKEN : Outcome.REFUSED)
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

  private Future<TableReply> request(
      String address, TableRequest request, DeliveryOptions options) {
    return bus.<TableReply>request(address, request, options).map(Message::body);
  }
}
