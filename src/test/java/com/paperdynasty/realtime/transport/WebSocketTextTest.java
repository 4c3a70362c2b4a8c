package com.paperdynasty.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what was encoded with Netty's decoder, as a client would. */
class WebSocketTextTest {
  private static final int FRAGMENT = 100_000;

  /** A fragment as the client has read it. */
  private record Fragment(Class<?> type, boolean isFinal, String text) {}

  private static List<Fragment> read(ByteBuf message) {
    EmbeddedChannel client =
        new EmbeddedChannel(
            new WebSocket13FrameDecoder(
                WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(FRAGMENT)
                    .build()));
    client.writeInbound(message);
    List<Fragment> fragments = new ArrayList<>();
    for (WebSocketFrame next = client.readInbound(); next != null; next = client.readInbound()) {
      String text = next.content().toString(StandardCharsets.UTF_8);
      fragments.add(new Fragment(next.getClass(), next.isFinalFragment(), text));
      next.release();
    }
    client.checkException();
    return fragments;
  }

  private static ByteBuf encode(String text) {
    return WebSocketText.encode(UnpooledByteBufAllocator.DEFAULT, text, FRAGMENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, FRAGMENT})
  void messageOfEachFormOfLengthIsOneFinalTextFrame(int length) {
    String text = "x".repeat(length);

    List<Fragment> fragments = read(encode(text));

    assertThat(fragments).hasSize(1);
    assertThat(fragments.get(0).type()).isEqualTo(TextWebSocketFrame.class);
    assertThat(fragments.get(0).isFinal()).isTrue();
    assertThat(fragments.get(0).text()).isEqualTo(text);
  }

  @Test
  void textIsUtf8() {
    assertThat(read(encode("Peña ⚾ 𝄞")).get(0).text()).isEqualTo("Peña ⚾ 𝄞");
  }

  @Test
  void messageAboveTheBoundIsFragmented() {
    String text = "é".repeat(FRAGMENT) + "end";

    List<Fragment> fragments = read(encode(text));

    assertThat(fragments.stream().map(Fragment::type))
        .containsExactly(
            TextWebSocketFrame.class,
            ContinuationWebSocketFrame.class,
            ContinuationWebSocketFrame.class);
    assertThat(fragments.stream().map(Fragment::isFinal)).containsExactly(false, false, true);
    assertThat(fragments.get(2).text()).isEqualTo("end");
  }
}
