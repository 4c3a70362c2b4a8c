package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/**
 * A WebSocket with SockJS' framing: {@code o} opens, {@code a[…]} carries messages, {@code h} is a
 * heartbeat, {@code c[code,reason]} closes; the client sends arrays of messages.
 */
final class SockJsWebSocketTransport implements Transport {
  private final ServerWebSocket socket;
  private final HttpConnection tcp;

  SockJsWebSocketTransport(ServerWebSocket socket, HttpConnection wire) {
    this.socket = socket;
    this.tcp = wire;
  }

  /** Tells the listener what comes, in SockJS arrays of at most so many bytes. */
  void listen(TransportListener listener, long mostBytes, Runnable onClose) {
    socket.frameHandler(
        new WebSocketMessageAggregator(mostBytes, text -> unpack(text, listener), listener));
    socket.exceptionHandler(new WebSocketFailureHandler(socket, tcp, this, listener));
    socket.closeHandler(
        closed -> {
          listener.onClose();
          onClose.run();
        });
  }

  /** Opens the SockJS session. */
  void open() {
    socket.writeTextMessage(SockJsFrames.OPEN);
  }

  /** Sends a heartbeat, so that proxies do not take the connection for dead. */
  void sendHeartbeat() {
    if (!socket.isClosed()) {
      socket.writeTextMessage(SockJsFrames.HEARTBEAT);
    }
  }

  /** SockJS closes a session whose client breaks the framing. */
  private void unpack(String text, TransportListener listener) {
    if (text.isEmpty()) {
      return;
    }
    SockJsFrames.messages(text)
        .ifPresentOrElse(
            messages -> messages.forEach(listener::onMessage),
            () -> listener.onProtocolError(CloseCode.BROKEN_FRAMING));
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
  public void abort() {
    tcp.close();
  }
}
