package com.paperdynasty.chaos;

import java.util.Random;

/** What a client can do wrong. */
public enum Misbehavior {
  /** Closes the connection in the middle of a WebSocket frame. */
  HALF_A_FRAME,
  /** Sends a command and closes before the answer. */
  CUT_AFTER_A_COMMAND,
  /** Disconnects properly and reconnects at once. */
  GOOD_BYE,
  /** Sends an old command again that was answered long ago. */
  RESEND,
  /** Leaves the room and comes back on the same connection. */
  LEAVE_AND_JOIN,
  /** Asks for the last few events again. */
  LOOK_BACK,
  /** Requests much data and does not read it. */
  STOP_READING,
  /** Exceeds the rate limits. */
  FLOOD,
  /** Sends malformed frames. */
  GARBAGE,
  /** Sends a frame that is too large. */
  TOO_LARGE,
  /** Sends bytes that are not a WebSocket frame. */
  NONSENSE,
  /** Reconnects with an expired token. */
  OLD_TOKEN;

  static Misbehavior draw(Random random) {
    return values()[random.nextInt(values().length)];
  }
}
