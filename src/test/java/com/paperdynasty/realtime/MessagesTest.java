package com.paperdynasty.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of a WebSocket that become messages of at most ten bytes. */
class MessagesTest {
  private final List<String> heard = new ArrayList<>();
  private final Messages messages = new Messages(10, heard::add, new Listener());

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
    messages.handle(WebSocketFrame.textFrame("one", true));
    messages.handle(WebSocketFrame.binaryFrame(Buffer.buffer("zwölf"), true));

    assertThat(heard).containsExactly("one", "zwölf");
  }

  @Test
  void fragmentsArePutTogetherEvenWithinALetterAndAfterAnEmptyFirst() {
    Buffer text = Buffer.buffer("zwölf");
    messages.handle(WebSocketFrame.textFrame("", false));
    messages.handle(WebSocketFrame.continuationFrame(text.getBuffer(0, 3), false));
    messages.handle(WebSocketFrame.continuationFrame(text.getBuffer(3, text.length()), true));

    assertThat(heard).containsExactly("zwölf");
  }

  @Test
  void whatIsTooMuchIsToldOnceAndTheNextMessageIsHeard() {
    messages.handle(WebSocketFrame.textFrame("123456", false));
    messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("78901"), false));
    messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("2"), true));
    messages.handle(WebSocketFrame.textFrame("next", true));

    assertThat(heard).containsExactly("<too much>", "next");
  }

  @Test
  void asMuchAsThereMayBeIsHeard() {
    messages.handle(WebSocketFrame.textFrame("12345", false));
    messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("67890"), true));

    assertThat(heard).containsExactly("1234567890");
  }

  @Test
  void whatIsNoUtf8IsNonsense() {
    Buffer half = Buffer.buffer("ö").getBuffer(0, 1);
    messages.handle(WebSocketFrame.binaryFrame(half, true));

    assertThat(heard).containsExactly("<NOT_UTF8>");
  }

  @Test
  void aPingBetweenFragmentsIsHeardAndInterruptsNothing() {
    messages.handle(WebSocketFrame.textFrame("a", false));
    messages.handle(WebSocketFrame.pingFrame(Buffer.buffer("p")));
    messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("b"), true));

    assertThat(heard).containsExactly("<ping>", "ab");
  }
}
