package com.paperdynasty.cluster;

import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/** Takes requests to the owners of games. Belongs to one context. */
public interface GameRouter {

  /**
   * Asks the owner of the request's game, for somebody who may stop waiting. Never fails: what goes
   * wrong is a {@link TableReply.Refused}.
   *
   * @param awaited whether there is still somebody who waits for the answer; if not, the request is
   *     not sent again
   */
  Future<TableReply> ask(TableRequest request, BooleanSupplier awaited);

  /** The same for somebody who waits to the end. */
  default Future<TableReply> ask(TableRequest request) {
    return ask(request, () -> true);
  }
}
