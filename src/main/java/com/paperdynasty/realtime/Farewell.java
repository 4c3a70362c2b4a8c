package com.paperdynasty.realtime;

import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a client is told by a server that stops, and that it has gone. Those who play are asked back
 * soon; the others are spread, so that they do not come all at once.
 */
final class Farewell {
  private final Promise<Void> gone = Promise.promise();
  private final long reconnectAfterMs;

  /** A good-bye to be said soon. */
  Farewell(boolean plays, RealtimeSettings settings) {
    long within = plays ? settings.reconnectAfterMs() : settings.reconnectSpreadMs();
    reconnectAfterMs = ThreadLocalRandom.current().nextLong(within + 1);
  }

  String frame() {
    return Frames.event("server_draining", AnswerJson.draining(reconnectAfterMs));
  }

  /** The client has hung up, or was hung up on. */
  void gone() {
    gone.tryComplete();
  }

  /** Completes when the client has gone. */
  Future<Void> whenGone() {
    return gone.future();
  }
}
