package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.VertxConnection;

/**
 * Handles the failure of a WebSocket. A client that violates RFC 6455 gets the close code of the
 * RFC; Vert.x alone would send 1000, a normal end.
 */
record WebSocketFailureHandler(
    ServerWebSocket socket, HttpConnection tcp, Transport transport, TransportListener listener)
    implements Handler<Throwable> {
  @Override
  public void handle(Throwable broken) {
    if (broken instanceof CorruptedWebSocketFrameException corrupted) {
      WebSocketCloseStatus status = corrupted.closeStatus();
      socket.close((short) status.code(), status.reasonText());
      // Vert.x closes the TCP connection as soon as this returns, and would flush what was
      // written during the same read only after that: the client would not get the code.
      if (tcp instanceof VertxConnection connection) {
        connection.flush();
      }
      listener.onClose();
    } else {
      listener.onClose();
      transport.abort();
    }
  }
}
