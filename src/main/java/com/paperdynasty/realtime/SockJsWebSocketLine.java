package com.paperdynasty.realtime;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/**
 * A WebSocket with SockJS' framing: {@code o} opens, {@code a[…]} carries messages, {@code h} is a
 * heartbeat, {@code c[code,reason]} closes; the client sends arrays of messages.
 */
final class SockJsWebSocketLine implements Line {
  private final ServerWebSocket socket;
  private final HttpConnection wire;

  SockJsWebSocketLine(ServerWebSocket socket, HttpConnection wire) {
    this.socket = socket;
    this.wire = wire;
  }

  /** Lets {@code ear} hear what comes, in envelopes of at most so many bytes. */
  void listen(Ear ear, long mostBytes, Runnable onClose) {
    socket.frameHandler(new Messages(mostBytes, text -> unpack(text, ear), ear));
    socket.exceptionHandler(new BrokenSocket(socket, wire, this, ear));
    socket.closeHandler(
        closed -> {
          ear.hungUp();
          onClose.run();
        });
  }

  /** Opens the SockJS session. */
  void open() {
    socket.writeTextMessage(SockJsFrames.OPEN);
  }

  /** Keeps proxies on the way from taking the connection for dead. */
  void beat() {
    if (!socket.isClosed()) {
      socket.writeTextMessage(SockJsFrames.HEARTBEAT);
    }
  }

  /** SockJS closes a session whose client breaks the framing. */
  private void unpack(String text, Ear ear) {
    if (text.isEmpty()) {
      return;
    }
    SockJsFrames.messages(text)
        .ifPresentOrElse(
            messages -> messages.forEach(ear::heard),
            () -> ear.heardNonsense(CloseCode.BROKEN_FRAMING));
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    return socket.writeTextMessage(frame.sockJs());
  }

  @Override
  public void close(CloseCode code) {
    socket
        .writeTextMessage(SockJsFrames.close(code))
        .onComplete(said -> socket.close((short) code.code(), code.reason()));
  }

  @Override
  public void cut() {
    wire.close();
  }
}
