package com.paperdynasty.realtime.connection;

import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The notice to a client of a node that stops. Players are asked to reconnect soon; spectators are
 * spread over time, so that they do not come all at once.
 */
final class DrainNotice {
  private final Promise<Void> gone = Promise.promise();
  private final long reconnectAfterMs;

  /** A notice to be sent soon. */
  DrainNotice(boolean plays, RealtimeSettings settings) {
    long within = plays ? settings.reconnectAfterMs() : settings.reconnectSpreadMs();
    reconnectAfterMs = ThreadLocalRandom.current().nextLong(within + 1);
  }

  String frame() {
    return ServerFrames.event("server_draining", ResponseJson.draining(reconnectAfterMs));
  }

  /** The connection is closed. */
  void gone() {
    gone.tryComplete();
  }

  /** Completes when the connection is closed. */
  Future<Void> whenGone() {
    return gone.future();
  }
}
