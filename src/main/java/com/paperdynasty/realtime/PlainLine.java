package com.paperdynasty.realtime;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** The plain WebSocket: one text message is one frame. */
final class PlainLine implements Line {
  private final ServerWebSocket socket;
  private final HttpConnection wire;

  PlainLine(ServerWebSocket socket, HttpConnection wire) {
    this.socket = socket;
    this.wire = wire;
  }

  /** Tells the listener what comes, in messages of at most so many bytes. */
  void listen(TransportListener listener, long mostBytes) {
    socket.frameHandler(new Messages(mostBytes, listener::onMessage, listener));
    socket.exceptionHandler(new BrokenSocket(socket, wire, this, listener));
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
  public void cut() {
    wire.close();
  }
}
