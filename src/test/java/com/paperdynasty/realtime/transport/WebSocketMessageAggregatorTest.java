package com.paperdynasty.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.TransportListener;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of a WebSocket that become messages of at most ten bytes. */
class WebSocketMessageAggregatorTest {
  private final List<String> received = new ArrayList<>();
  private final WebSocketMessageAggregator aggregator =
      new WebSocketMessageAggregator(
          10, received::add, new Listener(), () -> received.add("<close>"));

  private final class Listener implements TransportListener {
    @Override
    public void onMessage(String text) {
      throw new AssertionError("messages go to the consumer");
    }

    @Override
    public void onMessageTooLarge() {
      received.add("<too much>");
    }

    @Override
    public void onProtocolError(CloseCode code) {
      received.add("<" + code + ">");
    }

    @Override
    public void onPing() {
      received.add("<ping>");
    }

    @Override
    public void onClose() {
      throw new AssertionError("no frame closes the socket");
    }
  }

  @Test
  void closeIsPassedOn() {
    aggregator.handle(new WebSocketFrameImpl(WebSocketFrameType.CLOSE));

    assertThat(received).containsExactly("<close>");
  }

  @Test
  void finalFrameIsAMessage() {
    aggregator.handle(WebSocketFrame.textFrame("one", true));
    aggregator.handle(WebSocketFrame.binaryFrame(Buffer.buffer("zwölf"), true));

    assertThat(received).containsExactly("one", "zwölf");
  }

  @Test
  void fragmentsAreJoinedEvenWithinACharacterAndAfterAnEmptyFirst() {
    Buffer text = Buffer.buffer("zwölf");
    aggregator.handle(WebSocketFrame.textFrame("", false));
    aggregator.handle(WebSocketFrame.continuationFrame(text.getBuffer(0, 3), false));
    aggregator.handle(WebSocketFrame.continuationFrame(text.getBuffer(3, text.length()), true));

    assertThat(received).containsExactly("zwölf");
  }

  @Test
  void tooLargeMessageIsReportedOnceAndTheNextIsRead() {
    aggregator.handle(WebSocketFrame.textFrame("123456", false));
    aggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("78901"), false));
    aggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("2"), true));
    aggregator.handle(WebSocketFrame.textFrame("next", true));

    assertThat(received).containsExactly("<too much>", "next");
  }

  @Test
  void messageOfTheMaximumSizeIsRead() {
    aggregator.handle(WebSocketFrame.textFrame("12345", false));
    aggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("67890"), true));

    assertThat(received).containsExactly("1234567890");
  }

  @Test
  void invalidUtf8IsAProtocolError() {
    Buffer half = Buffer.buffer("ö").getBuffer(0, 1);
    aggregator.handle(WebSocketFrame.binaryFrame(half, true));

    assertThat(received).containsExactly("<NOT_UTF8>");
  }

  @Test
  void pingBetweenFragmentsIsReportedAndInterruptsNothing() {
    aggregator.handle(WebSocketFrame.textFrame("a", false));
    aggregator.handle(WebSocketFrame.pingFrame(Buffer.buffer("p")));
    aggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("b"), true));

    assertThat(received).containsExactly("<ping>", "ab");
  }
}
