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
  private final ClientConnection connection;
  private final RealtimeSettings settings;
  private final long reconnectAfterMs;

  /** Creates a notice to a connection, with a random reconnect time. */
  DrainNotice(ClientConnection connection, boolean isPlayer, RealtimeSettings settings) {
    this.connection = connection;
    this.settings = settings;
    long within = isPlayer ? settings.reconnectAfterMs() : settings.reconnectSpreadMs();
    reconnectAfterMs = ThreadLocalRandom.current().nextLong(within + 1);
  }

  /**
   * Sends the notice and closes the connection when it is idle, or has not become idle in time. The
   * Future completes when the connection is closed.
   */
  Future<Void> sendWhen(Future<Void> idle, ConnectionContext loop) {
    loop.later(settings.hangUpMs(), this::sendAndClose);
    idle.onComplete(done -> sendAndClose());
    return closed.future();
  }

  private void sendAndClose() {
    connection.send(ServerFrames.event("server_draining", ResponseJson.draining(reconnectAfterMs)));
    connection.close(CloseCode.DRAINING);
  }

  /** The connection is closed. */
  void onClosed() {
    closed.tryComplete();
  }
}
