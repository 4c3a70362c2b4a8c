package com.paperdynasty.cluster.routing;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/**
 * Sends requests to the owners of games. Used on one context: call it there, and its Futures
 * complete there.
 */
public interface GameRouter {

  /**
   * Sends a request to the owner of its game. Never fails: a failure is a {@link
   * GameReply.Refused}.
   *
   * @param awaited whether the sender still waits for the answer; if not, the request is not sent
   *     again
   */
  Future<GameReply> ask(GameRequest request, BooleanSupplier awaited);

  /** The same for a sender that waits to the end. */
  default Future<GameReply> ask(GameRequest request) {
    return ask(request, () -> true);
  }
}
