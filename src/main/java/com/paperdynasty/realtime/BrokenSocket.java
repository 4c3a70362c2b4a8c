package com.paperdynasty.realtime;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.VertxConnection;

/**
 * What is done when a WebSocket breaks off, or brings what breaks the rules of RFC 6455: a client
 * that breaks them is told so by the code that the RFC has for it. Vert.x alone would say 1000, all
 * is well.
 */
record BrokenSocket(ServerWebSocket socket, HttpConnection wire, Line line, Line.Ear ear)
    implements Handler<Throwable> {
  @Override
  public void handle(Throwable broken) {
    if (broken instanceof CorruptedWebSocketFrameException corrupted) {
      WebSocketCloseStatus status = corrupted.closeStatus();
      socket.close((short) status.code(), status.reasonText());
      // Vert.x closes the TCP connection as soon as this returns. What it writes while frames of
      // the same read are delivered it would flush after that: the client would not hear the code.
      if (wire instanceof VertxConnection connection) {
        connection.flush();
      }
      ear.hungUp();
    } else {
      ear.hungUp();
      line.cut();
    }
  }
}
