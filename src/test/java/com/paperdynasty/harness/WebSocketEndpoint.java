package com.paperdynasty.harness;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The two WebSocket endpoints of the server. */
public enum WebSocketEndpoint {
  /** One message is one frame. */
  PLAIN {
    @Override
    String path() {
      return "/realtime/websocket";
    }

    @Override
    String pack(String frame) {
      return frame;
    }

    @Override
    List<String> unpack(String message) {
      return List.of(message);
    }
  },
  /** SockJS puts messages into arrays and has frames for open, heartbeat and close. */
  SOCKJS {
    @Override
    String path() {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      return String.format("/realtime/%03d/%08x/websocket", random.nextInt(1000), random.nextInt());
    }

    @Override
    String pack(String frame) {
      return new JsonArray().add(frame).encode();
    }

    @Override
    List<String> unpack(String message) {
      return message.startsWith("a")
          ? new JsonArray(message.substring(1)).stream().map(String.class::cast).toList()
          : List.of();
    }
  };

  abstract String path();

  abstract String pack(String frame);

  abstract List<String> unpack(String message);
}
