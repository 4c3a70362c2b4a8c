package com.paperdynasty.realtime.room;

import io.vertx.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A frame that may be sent to many clients. Each encoding is made once, on first use, and shared.
 * Used on one event loop.
 */
public final class OutboundFrame {
  private final String text;
  private @Nullable String sockJs;

  public OutboundFrame(String text) {
    this.text = text;
  }

  /** The frame as a plain WebSocket sends it. */
  public String text() {
    return text;
  }

  /** The frame as SockJS frames it: an array of one message. */
  public String sockJs() {
    String framed = sockJs;
    if (framed == null) {
      framed = "a[" + Json.encode(text) + "]";
      sockJs = framed;
    }
    return framed;
  }

  /**
   * The length in characters. Frames are mostly ASCII, so this is close to the bytes on the
   * network.
   */
  public int length() {
    return text.length();
  }
}
