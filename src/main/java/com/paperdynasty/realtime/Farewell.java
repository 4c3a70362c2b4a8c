package com.paperdynasty.realtime;

import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The notice to a client of a node that stops. Players are asked to reconnect soon; spectators are
 * spread over time, so that they do not come all at once.
 */
final class Farewell {
  private final Promise<Void> gone = Promise.promise();
  private final long reconnectAfterMs;

  /** A notice to be sent soon. */
  Farewell(boolean plays, RealtimeSettings settings) {
    long within = plays ? settings.reconnectAfterMs() : settings.reconnectSpreadMs();
    reconnectAfterMs = ThreadLocalRandom.current().nextLong(within + 1);
  }

  String frame() {
    return Frames.event("server_draining", AnswerJson.draining(reconnectAfterMs));
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
