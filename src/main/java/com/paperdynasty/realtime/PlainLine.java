package com.paperdynasty.realtime;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket that carries frames as they are. */
final class PlainLine implements Line {
  private final ServerWebSocket socket;
  private final HttpConnection wire;

  PlainLine(ServerWebSocket socket, HttpConnection wire) {
    this.socket = socket;
    this.wire = wire;
  }

  /** Lets {@code ear} hear what comes, messages of at most so many bytes. */
  void listen(Ear ear, long mostBytes) {
    socket.frameHandler(new Messages(mostBytes, ear::heard, ear));
    socket.exceptionHandler(new BrokenSocket(socket, wire, this, ear));
    socket.closeHandler(closed -> ear.hungUp());
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
