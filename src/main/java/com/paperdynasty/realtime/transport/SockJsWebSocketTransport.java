package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket with the framing of {@link SockJsFrames}. */
final class SockJsWebSocketTransport extends WebSocketTransport {
  SockJsWebSocketTransport(ServerWebSocket socket, HttpConnection tcp, FrameChannel frames) {
    super(socket, tcp, frames);
  }

  /** Starts to receive, in SockJS arrays of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes, Runnable onClose) {
    listen(
        listener,
        text -> unpack(text, listener),
        () -> {
          listener.onClose();
          onClose.run();
        },
        maxBytes);
  }

  /** Opens the SockJS session. */
  void open() {
    frames.write(SockJsFrames.OPEN);
  }

  /** Sends a heartbeat, so that proxies do not close the connection as idle. */
  void sendHeartbeat() {
    frames.write(SockJsFrames.HEARTBEAT);
  }

  /** A client that breaks the framing is closed. */
  private static void unpack(String text, TransportListener listener) {
    if (text.isEmpty()) {
      return;
    }
    SockJsFrames.messages(text)
        .ifPresentOrElse(
            messages -> messages.forEach(listener::onMessage),
            () -> listener.onProtocolError(CloseCode.BROKEN_FRAMING));
  }

  @Override
  public void send(OutboundFrame frame) {
    frames.write(frame, Wrapping.SOCKJS);
  }

  @Override
  public void close(CloseCode code) {
    frames.write(SockJsFrames.close(code));
    super.close(code);
  }
}
