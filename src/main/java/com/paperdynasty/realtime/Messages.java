package com.paperdynasty.realtime;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of one WebSocket together to messages. Vert.x can do that too, but it goes deaf
 * for good on fragments that are too much together, and on a message whose first fragment is empty.
 */
final class Messages implements Handler<WebSocketFrame> {
  private final long mostBytes;
  private final Consumer<String> whole;
  private final Runnable tooMuch;
  private final Runnable pinged;
  private @Nullable Buffer begun;

  /**
   * Messages of which none has come yet.
   *
   * @param whole takes each message, text or binary
   * @param tooMuch is told when the fragments of a message have more than {@code mostBytes}; what
   *     is left of them is passed over
   * @param pinged is told of each ping, which Vert.x has answered already
   */
  Messages(long mostBytes, Consumer<String> whole, Runnable tooMuch, Runnable pinged) {
    this.mostBytes = mostBytes;
    this.whole = whole;
    this.tooMuch = tooMuch;
    this.pinged = pinged;
  }

  @Override
  public void handle(WebSocketFrame frame) {
    if (frame.isPing()) {
      pinged.run();
    } else if (frame.isContinuation()) {
      goOn(frame);
    } else if (frame.isText() || frame.isBinary()) {
      begun = null;
      if (frame.isFinal()) {
        whole.accept(frame.binaryData().toString());
      } else {
        begun = Buffer.buffer();
        goOn(frame);
      }
    }
  }

  private void goOn(WebSocketFrame frame) {
    Buffer soFar = begun;
    if (soFar == null) {
      return;
    }
    Buffer more = frame.binaryData();
    if (soFar.length() + more.length() > mostBytes) {
      begun = null;
      tooMuch.run();
      return;
    }
    soFar.appendBuffer(more);
    if (frame.isFinal()) {
      begun = null;
      whole.accept(soFar.toString());
    }
  }
}
