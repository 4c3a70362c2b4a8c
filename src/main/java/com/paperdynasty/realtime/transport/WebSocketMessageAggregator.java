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
 * Aggregates the frames of one WebSocket into messages. Vert.x can do that too, but it stops
 * reading after fragments that are too large together, and after a message whose first fragment is
 * empty (<a href="https://github.com/eclipse-vertx/vert.x/pull/1829">vert.x 1829</a>).
 */
final class WebSocketMessageAggregator implements Handler<WebSocketFrame> {
  private final long maxBytes;
  private final Consumer<String> messages;
  private final TransportListener listener;
  private final Runnable onCloseFrame;
  private @Nullable Buffer partial;

  /**
   * Creates an aggregator for one WebSocket.
   *
   * @param messages receives each complete message, text or binary
   * @param listener is called when the fragments of a message have more than {@code maxBytes}
   *     together, the rest of which is then skipped; when a message is not UTF-8; and for each
   *     ping, which Vert.x has answered already
   * @param onCloseFrame is run when the client closes
   */
  WebSocketMessageAggregator(
      long maxBytes, Consumer<String> messages, TransportListener listener, Runnable onCloseFrame) {
    this.maxBytes = maxBytes;
    this.onCloseFrame = onCloseFrame;
    this.messages = messages;
    this.listener = listener;
  }

  @Override
  public void handle(WebSocketFrame frame) {
    if (frame.isClose()) {
      // Vert.x has answered it, and nothing may be sent after that.
      onCloseFrame.run();
    } else if (frame.isPing()) {
      listener.onPing();
    } else if (frame.isContinuation()) {
      append(frame);
    } else if (frame.isText() || frame.isBinary()) {
      partial = null;
      if (frame.isFinal()) {
        complete(frame.binaryData());
      } else {
        partial = Buffer.buffer();
        append(frame);
      }
    }
  }

  private void append(WebSocketFrame frame) {
    Buffer soFar = partial;
    if (soFar == null) {
      return;
    }
    Buffer more = frame.binaryData();
    if (soFar.length() + more.length() > maxBytes) {
      partial = null;
      listener.onMessageTooLarge();
      return;
    }
    soFar.appendBuffer(more);
    if (frame.isFinal()) {
      partial = null;
      complete(soFar);
    }
  }

  private void complete(Buffer message) {
    String text = TextRules.utf8(message.getBytes());
    if (text == null) {
      listener.onProtocolError(CloseCode.NOT_UTF8);
    } else {
      messages.accept(text);
    }
  }
}
