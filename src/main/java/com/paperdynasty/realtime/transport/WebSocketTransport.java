package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** The plain WebSocket: one text message is one frame. */
final class WebSocketTransport implements Transport {
  private final ServerWebSocket socket;
  private final HttpConnection tcp;

  WebSocketTransport(ServerWebSocket socket, HttpConnection tcp) {
    this.socket = socket;
    this.tcp = tcp;
  }

  /** Starts to receive, in messages of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes) {
    socket.frameHandler(new WebSocketMessageAggregator(maxBytes, listener::onMessage, listener));
    socket.exceptionHandler(new WebSocketFailureHandler(socket, tcp, this, listener));
    socket.closeHandler(closed -> listener.onClose());
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    return socket.writeTextMessage(frame.text());
  }

  @Override
  public void close(CloseCode code) {
    socket.close((short) code.code(), code.reason());
  }

  @Override
  public void abort() {
    tcp.close();
  }
}
