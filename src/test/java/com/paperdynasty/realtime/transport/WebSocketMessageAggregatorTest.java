package com.paperdynasty.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.TransportListener;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of a WebSocket that become messages of at most ten bytes. */
class WebSocketMessageAggregatorTest {
  private final List<String> heard = new ArrayList<>();
  private final WebSocketMessageAggregator webSocketMessageAggregator =
      new WebSocketMessageAggregator(10, heard::add, new Listener());

  private final class Listener implements TransportListener {
    @Override
    public void onMessage(String text) {
      throw new AssertionError("whole messages go elsewhere");
    }

    @Override
    public void onMessageTooLarge() {
      heard.add("<too much>");
    }

    @Override
    public void onProtocolError(CloseCode code) {
      heard.add("<" + code + ">");
    }

    @Override
    public void onPing() {
      heard.add("<ping>");
    }

    @Override
    public void onClose() {
      throw new AssertionError("no frame hangs up");
    }
  }

  @Test
  void aFrameThatIsWholeIsAMessageBeItTextOrBinary() {
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("one", true));
    webSocketMessageAggregator.handle(WebSocketFrame.binaryFrame(Buffer.buffer("zwölf"), true));

    assertThat(heard).containsExactly("one", "zwölf");
  }

  @Test
  void fragmentsArePutTogetherEvenWithinALetterAndAfterAnEmptyFirst() {
    Buffer text = Buffer.buffer("zwölf");
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("", false));
    webSocketMessageAggregator.handle(
        WebSocketFrame.continuationFrame(text.getBuffer(0, 3), false));
    webSocketMessageAggregator.handle(
        WebSocketFrame.continuationFrame(text.getBuffer(3, text.length()), true));

    assertThat(heard).containsExactly("zwölf");
  }

  @Test
  void whatIsTooMuchIsToldOnceAndTheNextMessageIsHeard() {
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("123456", false));
    webSocketMessageAggregator.handle(
        WebSocketFrame.continuationFrame(Buffer.buffer("78901"), false));
    webSocketMessageAggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("2"), true));
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("next", true));

    assertThat(heard).containsExactly("<too much>", "next");
  }

  @Test
  void asMuchAsThereMayBeIsHeard() {
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("12345", false));
    webSocketMessageAggregator.handle(
        WebSocketFrame.continuationFrame(Buffer.buffer("67890"), true));

    assertThat(heard).containsExactly("1234567890");
  }

  @Test
  void whatIsNoUtf8IsNonsense() {
    Buffer half = Buffer.buffer("ö").getBuffer(0, 1);
    webSocketMessageAggregator.handle(WebSocketFrame.binaryFrame(half, true));

    assertThat(heard).containsExactly("<NOT_UTF8>");
  }

  @Test
  void aPingBetweenFragmentsIsHeardAndInterruptsNothing() {
    webSocketMessageAggregator.handle(WebSocketFrame.textFrame("a", false));
    webSocketMessageAggregator.handle(WebSocketFrame.pingFrame(Buffer.buffer("p")));
    webSocketMessageAggregator.handle(WebSocketFrame.continuationFrame(Buffer.buffer("b"), true));

    assertThat(heard).containsExactly("<ping>", "ab");
  }
}
