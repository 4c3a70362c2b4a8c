package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client may fragment its messages in any way, but cannot hide a large message that way. */
class FragmentsIT {
  private final SharedGame table = new SharedGame();

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void tooLargeFragmentedMessageClosesTheConnection(WebSocketEndpoint webSocketEndpoint) {
    GameClient alice = table.connected("alice", webSocketEndpoint);
    String part = "x".repeat(16 * 1024);
    alice.socket().writeFrame(WebSocketFrame.textFrame(part, false));
    for (int i = 0; i < 8; i++) {
      alice.socket().writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(part), false));
    }
    assertThat(alice.awaitClose()).isEqualTo(4413);
  }

  @Test
  void messageMayComeInAnyFragments() {
    GameClient alice = table.connected("alice");
    byte[] frame =
        "{\"event\":\"heartbeat\",\"data\":{},\"id\":\"é漢😀\"}".getBytes(StandardCharsets.UTF_8);
    for (boolean text : List.of(true, false)) {
      int from = alice.count();
      alice
          .socket()
          .writeFrame(
              text
                  ? WebSocketFrame.textFrame("", false)
                  : WebSocketFrame.binaryFrame(Buffer.buffer(), false));
      for (int i = 0; i < frame.length; i++) {
        Buffer octet = Buffer.buffer().appendByte(frame[i]);
        alice.socket().writeFrame(WebSocketFrame.continuationFrame(octet, i == frame.length - 1));
      }
      assertThat(alice.await(from, answer -> true).getString("reply_to")).isEqualTo("é漢😀");
    }
    assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }
}
