package com.paperdynasty.realtime.connection;

/** Why the server closes a connection, with the close code and reason of the WebSocket. */
public enum CloseCode {
  NORMAL(1000, "Bye"),
  BROKEN_FRAMING(1002, "Broken framing"),
  NOT_UTF8(1007, "Not UTF-8"),
  MALFORMED(4400, "Too many malformed frames"),
  UNAUTHORIZED(4401, "Unauthorized"),
  CONNECT_TIMEOUT(4408, "No connect in time"),
  SLOW_CONSUMER(4409, "Slow consumer"),
  DRAINING(4410, "Server draining"),
  FRAME_TOO_LARGE(4413, "Frame too large"),
  FLOOD(4429, "Too many requests");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
