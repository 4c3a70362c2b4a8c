package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.text.TextRules;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates the frames of one WebSocket to messages. Vert.x does that too, but it reads nothing
 * more after fragments that are too large together, and after a message whose first fragment is
 * empty: it checks the length of what it has so far (<a
 * href="https://github.com/eclipse-vertx/vert.x/pull/1829">vert.x 1829</a>).
 */
final class WebSocketMessageAggregator implements Handler<WebSocketFrame> {
  private final long mostBytes;
  private final Consumer<String> whole;
  private final TransportListener listener;
  private @Nullable Buffer begun;

  /**
   * No message has come yet.
   *
   * @param whole takes each message, text or binary
   * @param listener is told when the fragments of a message have more than {@code mostBytes}, after
   *     which what is left of them is passed over; when a message is not UTF-8; and of each ping,
   *     which Vert.x has answered already
   */
  WebSocketMessageAggregator(long mostBytes, Consumer<String> whole, TransportListener listener) {
    this.mostBytes = mostBytes;
    this.whole = whole;
    this.listener = listener;
  }

  @Override
  public void handle(WebSocketFrame frame) {
    if (frame.isPing()) {
      listener.onPing();
    } else if (frame.isContinuation()) {
      goOn(frame);
    } else if (frame.isText() || frame.isBinary()) {
      begun = null;
      if (frame.isFinal()) {
        complete(frame.binaryData());
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
      listener.onMessageTooLarge();
      return;
    }
    soFar.appendBuffer(more);
    if (frame.isFinal()) {
      begun = null;
      complete(soFar);
    }
  }

  private void complete(Buffer message) {
    String text = TextRules.utf8(message.getBytes());
    if (text == null) {
      listener.onProtocolError(CloseCode.NOT_UTF8);
    } else {
      whole.accept(text);
    }
  }
}
