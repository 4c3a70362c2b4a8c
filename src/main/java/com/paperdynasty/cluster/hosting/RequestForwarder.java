package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.ownership.GameLocation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/**
 * Passes a request on to the verticle of its game, or names the node that has it. Lives on the
 * host's context.
 */
final class RequestForwarder {
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final Vertx vertx;
  private final String self;

  RequestForwarder(Vertx vertx, String self) {
    this.vertx = vertx;
    this.self = self;
  }

  /**
   * The verticle's reply, a redirect to another node, or a refusal if there is no such game. Fails
   * if the verticle does.
   */
  Future<GameReply> forward(GameRequest request, GameLocation gameLocation) {
    return gameLocation.match(
        new GameLocation.Cases<>() {
          @Override
          public Future<GameReply> local(GameLocation.Local local) {
            return vertx
                .eventBus()
                .<GameReply>request(BusAddresses.game(request.gameId()), request, LOCAL)
                .map(Message::body)
                .recover(RequestForwarder.this::onFailedReply);
          }

          @Override
          public Future<GameReply> remote(GameLocation.Remote remote) {
            return Future.succeededFuture(new GameReply.Redirect(remote.node()));
          }

          @Override
          public Future<GameReply> unknown(GameLocation.Unknown unknown) {
            return Future.succeededFuture(
                new GameReply.Refused(Problem.unknownGame(request.gameId()), false));
          }
        });
  }

  /**
   * A verticle that closes does not read messages that are still under way: the request has to be
   * sent again. If the verticle is only slow, the sender has given up long before this redirect.
   */
  private Future<GameReply> onFailedReply(Throwable cause) {
    return cause instanceof ReplyException reply
            && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
        ? Future.succeededFuture(new GameReply.Redirect(self))
        : Future.failedFuture(cause);
  }
}
