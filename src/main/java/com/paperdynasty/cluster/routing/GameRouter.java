package com.paperdynasty.cluster.routing;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/** Takes requests to the owners of games. Belongs to one context. */
public interface GameRouter {

  /**
   * Asks the owner of the request's game, for somebody who may stop waiting. Never fails: what goes
   * wrong is a {@link GameReply.Refused}.
   *
   * @param awaited whether there is still somebody who waits for the answer; if not, the request is
   *     not sent again
   */
  Future<GameReply> ask(GameRequest request, BooleanSupplier awaited);

  /** The same for somebody who waits to the end. */
  default Future<GameReply> ask(GameRequest request) {
    return ask(request, () -> true);
  }
}
