package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** The plain WebSocket: one text message is one frame. */
final class WebSocketTransport implements Transport {
  private final ServerWebSocket socket;
  private final HttpConnection tcp;
  private final FrameChannel frames;

  WebSocketTransport(ServerWebSocket socket, HttpConnection tcp, FrameChannel frames) {
    this.socket = socket;
    this.tcp = tcp;
    this.frames = frames;
  }

  /** Starts to receive, in messages of at most so many bytes. */
  void listen(TransportListener listener, long maxBytes) {
    socket.frameHandler(
        new WebSocketMessageAggregator(maxBytes, listener::onMessage, listener, frames::end));
    socket.exceptionHandler(new WebSocketFailureHandler(socket, tcp, this, listener));
    socket.closeHandler(closed -> listener.onClose());
  }

  @Override
  public void send(OutboundFrame frame) {
    frames.write(frame, Wrapping.PLAIN);
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
    frames.end();
    socket.close((short) code.code(), code.reason());
  }

  @Override
  public void abort() {
    tcp.close();
  }
}
