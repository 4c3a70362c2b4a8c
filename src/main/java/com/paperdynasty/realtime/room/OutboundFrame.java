package com.paperdynasty.realtime.room;

import com.paperdynasty.protocol.server.ServerFrames;
import io.netty.buffer.ByteBuf;
import io.vertx.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A frame that may be sent to many clients. Each encoding is made once, on first use, and shared.
 * Used on one event loop.
 */
public final class OutboundFrame {
  private final String text;
  private @Nullable String sockJs;
  private @Nullable String serverSentEvent;
  private @Nullable ByteBuf plainBytes;
  private @Nullable ByteBuf sockJsBytes;

  /** How the text of a frame is wrapped. */
  public enum Wrapping {
    /** The text itself. */
    PLAIN,
    /** An array of one message, as SockJS has it. */
    SOCKJS
  }

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

  /** The frame of the logged event with this number, as a server-sent event. */
  public String serverSentEvent(long seq) {
    String event = serverSentEvent;
    if (event == null) {
      event = ServerFrames.serverSentEvent(text, seq);
      serverSentEvent = event;
    }
    return event;
  }

  /** The text in this wrapping. */
  public String text(Wrapping wrapping) {
    return wrapping == Wrapping.PLAIN ? text : sockJs();
  }

  /** The bytes that were kept for this wrapping, or null. They belong to the one who kept them. */
  public @Nullable ByteBuf bytes(Wrapping wrapping) {
    return wrapping == Wrapping.PLAIN ? plainBytes : sockJsBytes;
  }

  /** Keeps the bytes that sockets are sent in this wrapping; null before they are released. */
  public void keepBytes(Wrapping wrapping, @Nullable ByteBuf bytes) {
    if (wrapping == Wrapping.PLAIN) {
      plainBytes = bytes;
    } else {
      sockJsBytes = bytes;
    }
  }

  /**
   * The length in characters. Frames are mostly ASCII, so this is close to the bytes on the
   * network.
   */
  public int length() {
    return text.length();
  }
}
