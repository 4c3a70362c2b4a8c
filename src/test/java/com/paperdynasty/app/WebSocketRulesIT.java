package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RawWebSocket;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Violations of RFC 6455 close the connection with the code for it. */
@RunsInParallel
class WebSocketRulesIT {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;
  private static final long PATIENCE_MS = 20_000;

  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Arguments> violations() {
    byte[] cut = {(byte) 0xE6, (byte) 0xBC};
    return Stream.of(
            Violation.of("a reserved bit", PROTOCOL_ERROR, frame(0xC1, true, text("{}"))),
            Violation.of("no mask", PROTOCOL_ERROR, frame(0x81, false, text("{}"))),
            Violation.of("an unknown opcode", PROTOCOL_ERROR, frame(0x83, true, text("{}"))),
            Violation.of("an unknown control opcode", PROTOCOL_ERROR, frame(0x8B, true, text(""))),
            Violation.of("a ping in fragments", PROTOCOL_ERROR, frame(0x09, true, text("x"))),
            Violation.of("a close in fragments", PROTOCOL_ERROR, frame(0x08, true, code(1000))),
            Violation.of("too long a ping", PROTOCOL_ERROR, frame(0x89, true, new byte[126])),
            Violation.of("a close of one byte", PROTOCOL_ERROR, frame(0x88, true, new byte[1])),
            Violation.of("an invalid close code", PROTOCOL_ERROR, frame(0x88, true, code(999))),
            Violation.of("a code that is not sent", PROTOCOL_ERROR, frame(0x88, true, code(1005))),
            Violation.of("nothing to continue", PROTOCOL_ERROR, frame(0x80, true, text("x"))),
            Violation.of(
                "a message within another",
                PROTOCOL_ERROR,
                frame(0x01, true, text("{")),
                frame(0x81, true, text("{}"))),
            Violation.of("no UTF-8", NOT_UTF8, frame(0x81, true, new byte[] {'[', (byte) 0xFF})),
            Violation.of(
                "half a surrogate pair",
                NOT_UTF8,
                frame(0x81, true, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})),
            Violation.of("an overlong form", NOT_UTF8, frame(0x81, true, hex(0xC0, 0xAF))),
            Violation.of(
                "no UTF-8 in a later fragment",
                NOT_UTF8,
                frame(0x01, true, text("\"")),
                frame(0x80, true, hex(0xC3, '"'))),
            Violation.of("a character that is cut off", NOT_UTF8, frame(0x81, true, cut)),
            Violation.of(
                "no UTF-8 in the reason of a close",
                NOT_UTF8,
                frame(0x88, true, hex(0x03, 0xE8, 0xFF))))
        .flatMap(
            violation ->
                Stream.of(WebSocketEndpoint.values())
                    .map(webSocketEndpoint -> Arguments.of(webSocketEndpoint, violation)));
  }

  private record Violation(String name, int code, Buffer bytes) {
    static Violation of(String name, int code, byte[]... frames) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      Stream.of(frames).forEach(all::writeBytes);
      return new Violation(name, code, Buffer.buffer(all.toByteArray()));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("violations")
  void violationClosesTheConnectionWithItsCode(
      WebSocketEndpoint webSocketEndpoint, Violation violation) throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(node.port(), webSocketEndpoint, 1 << 16, "X: x")) {
      socket.sendBytes(violation.bytes().getBytes());
      while (!socket.isClosed() && socket.hear(PATIENCE_MS).isPresent()) {
        // Messages from before the close.
      }
      assertThat(socket.closeCode()).isEqualTo(violation.code());
    }
  }

  /** A character may be cut by the end of a fragment. */
  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void characterInTwoFragmentsIsAccepted(WebSocketEndpoint webSocketEndpoint) throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(node.port(), webSocketEndpoint, 1 << 16, "X: x")) {
      String beat = "{\"event\":\"heartbeat\",\"data\":{},\"id\":\"漢\"}";
      String message =
          webSocketEndpoint == WebSocketEndpoint.PLAIN
              ? beat
              : "[\"" + beat.replace("\"", "\\\"") + "\"]";
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      int middle = message.indexOf('漢') + 1;
      socket.sendBytes(frame(0x01, true, Arrays.copyOf(bytes, middle)));
      socket.sendBytes(frame(0x80, true, Arrays.copyOfRange(bytes, middle, bytes.length)));
      assertThat(socket.hear(PATIENCE_MS).orElseThrow()).contains("漢");
    }
  }

  private static byte[] frame(int head, boolean masked, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      frame.write(mask | payload.length);
    } else {
      frame.writeBytes(hex(mask | 126, payload.length >> 8, payload.length));
    }
    if (masked) {
      // A mask of zeros leaves the payload as it is.
      frame.writeBytes(new byte[4]);
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] code(int code) {
    return hex(code >> 8, code);
  }

  private static byte[] hex(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return bytes;
  }
}
