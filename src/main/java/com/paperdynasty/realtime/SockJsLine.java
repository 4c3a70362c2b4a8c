package com.paperdynasty.realtime;

import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/**
 * A session over one of SockJS' transports that are no WebSocket. It cannot send a close code, so a
 * frame says it.
 */
final class SockJsLine implements Line {
  private final SockJSSocket socket;

  SockJsLine(SockJSSocket socket) {
    this.socket = socket;
  }

  /** Lets {@code ear} hear what comes. */
  void listen(Ear ear) {
    socket.handler(message -> ear.heard(message.toString()));
    socket.exceptionHandler(broken -> ear.hungUp());
    socket.closeHandler(closed -> ear.hungUp());
    socket.endHandler(ended -> ear.hungUp());
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    return socket.write(frame.text());
  }

  @Override
  public void close(CloseCode code) {
    socket
        .write(Frames.event("closing", AnswerJson.closing(code.code(), code.reason())))
        .onComplete(said -> socket.close());
  }

  @Override
  public void cut() {
    socket.close();
  }
}
