package com.paperdynasty.realtime.connection;

import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The notice to a client that its node stops. Players are asked to reconnect soon, and spectators
 * at random times over a longer span, so that they do not all come at once.
 */
final class DrainNotice {
  private final Promise<Void> closed = Promise.promise();
  private final long reconnectAfterMs;

  /** Creates a notice with a random reconnect time. */
  DrainNotice(boolean isPlayer, RealtimeSettings settings) {
    long within = isPlayer ? settings.reconnectAfterMs() : settings.reconnectSpreadMs();
    reconnectAfterMs = ThreadLocalRandom.current().nextLong(within + 1);
  }

  String frame() {
    return ServerFrames.event("server_draining", ResponseJson.draining(reconnectAfterMs));
  }

  /** The connection is closed. */
  void onClosed() {
    closed.tryComplete();
  }

  /** Completes when the connection is closed. */
  Future<Void> whenClosed() {
    return closed.future();
  }
}
