package com.paperdynasty.realtime;

import io.vertx.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A frame that may go to many sockets: its forms are made once, on first use, and shared. Used on
 * one event loop.
 */
final class OutboundFrame {
  private final String text;
  private @Nullable String sockJs;

  OutboundFrame(String text) {
    this.text = text;
  }

  /** The frame as a plain WebSocket sends it. */
  String text() {
    return text;
  }

  /** The frame as SockJS frames it: an array of one message. */
  String sockJs() {
    String framed = sockJs;
    if (framed == null) {
      framed = "a[" + Json.encode(text) + "]";
      sockJs = framed;
    }
    return framed;
  }

  /**
   * A good measure of the bytes it takes on the way, without encoding it for that: our frames are
   * mostly ASCII.
   */
  int length() {
    return text.length();
  }
}
