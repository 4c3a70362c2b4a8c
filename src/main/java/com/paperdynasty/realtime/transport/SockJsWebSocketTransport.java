package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket with the framing of {@link SockJsFrames}. */
final class SockJsWebSocketTransport implements Transport {
  private final ServerWebSocket socket;
  private final HttpConnection tcp;
  private final FrameChannel frames;

  SockJsWebSocketTransport(ServerWebSocket socket, HttpConnection tcp, FrameChannel frames) {
    this.socket = socket;
    this.tcp = tcp;
    this.frames = frames;
  }

  /** Starts to receive, in SockJS arrays of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes, Runnable onClose) {
    socket.frameHandler(
        new WebSocketMessageAggregator(
            maxBytes, text -> unpack(text, listener), listener, frames::end));
    socket.exceptionHandler(new WebSocketFailureHandler(socket, tcp, this, listener));
    socket.closeHandler(
        closed -> {
          listener.onClose();
          onClose.run();
        });
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
  public void send(OutboundFrame frame) {
    frames.write(frame, Wrapping.SOCKJS);
  }

  @Override
  public void flush() {
    frames.flush();
  }

  @Override
  public long unsentBytes() {
    return frames.unsentBytes();
  }

  @Override
  public Future<Void> whenSent() {
    return frames.whenSent();
  }

  @Override
  public void close(CloseCode code) {
    frames.write(SockJsFrames.close(code));
    frames.end();
    socket.close((short) code.code(), code.reason());
  }

  @Override
  public void abort() {
    tcp.close();
  }
}
