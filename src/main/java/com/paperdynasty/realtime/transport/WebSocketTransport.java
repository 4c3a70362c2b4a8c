package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Consumer;

/** The plain WebSocket: one text message is one frame. */
class WebSocketTransport implements Transport {
  final FrameChannel frames;
  private final ServerWebSocket socket;
  private final HttpConnection tcp;

  WebSocketTransport(ServerWebSocket socket, HttpConnection tcp, FrameChannel frames) {
    this.socket = socket;
    this.tcp = tcp;
    this.frames = frames;
  }

  /** Starts to receive, in messages of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes) {
    listen(listener, listener::onMessage, listener::onClose, maxBytes);
  }

  /** Starts to receive. The listener gets all but the messages and the end. */
  final void listen(
      TransportListener listener, Consumer<String> messages, Runnable onClose, long maxBytes) {
    socket.frameHandler(new WebSocketMessageAggregator(maxBytes, messages, listener, frames::end));
    socket.exceptionHandler(new WebSocketFailureHandler(socket, tcp, this, listener));
    socket.closeHandler(closed -> onClose.run());
  }

  @Override
  public void send(OutboundFrame frame) {
    frames.write(frame, Wrapping.PLAIN);
  }

  @Override
  public final void flush() {
    frames.flush();
  }

  @Override
  public final long unsentBytes() {
    return frames.unsentBytes();
  }

  @Override
  public final Future<Void> whenSent() {
    return frames.whenSent();
  }

  @Override
  public void close(CloseCode code) {
    frames.end();
    socket.close((short) code.code(), code.reason());
  }

  @Override
  public final void abort() {
    tcp.close();
  }
}
