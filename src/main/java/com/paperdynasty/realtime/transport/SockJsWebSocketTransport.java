package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket with the framing of {@link SockJsFrames}. */
final class SockJsWebSocketTransport implements Transport {
  private final ServerWebSocket socket;
  private final HttpConnection tcp;

  SockJsWebSocketTransport(ServerWebSocket socket, HttpConnection tcp) {
    this.socket = socket;
    this.tcp = tcp;
  }

  /** Starts to receive, in SockJS arrays of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes, Runnable onClose) {
    socket.frameHandler(
        new WebSocketMessageAggregator(maxBytes, text -> unpack(text, listener), listener));
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

  /** Sends a heartbeat, so that proxies do not close the connection as idle. */
  void sendHeartbeat() {
    if (!socket.isClosed()) {
      socket.writeTextMessage(SockJsFrames.HEARTBEAT);
    }
  }

  /** A client that breaks the framing is closed. */
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
        .onComplete(sent -> socket.close((short) code.code(), code.reason()));
  }

  @Override
  public void abort() {
    tcp.close();
  }
}
