package com.paperdynasty.chaos;

import java.util.Random;

/** What a client does that he should not. */
public enum Misbehavior {
  /** Hangs up in the middle of a WebSocket frame. */
  HALF_A_FRAME,
  /** Sends a command and hangs up before the answer. */
  CUT_AFTER_A_COMMAND,
  /** Says good-bye and is back at once. */
  GOOD_BYE,
  /** Sends a command of his again that was answered long ago. */
  RESEND,
  /** Leaves the room and comes back on the same connection. */
  LEAVE_AND_JOIN,
  /** Asks for the last few events again. */
  LOOK_BACK,
  /** Asks for much and does not read it. */
  STOP_READING,
  /** Asks faster than anybody may. */
  FLOOD,
  /** Sends frames that are none. */
  GARBAGE,
  /** Sends a frame that is too large. */
  TOO_LARGE,
  /** Sends bytes that are no WebSocket. */
  NONSENSE,
  /** Comes back with a token that is over. */
  OLD_TOKEN;

  static Misbehavior draw(Random random) {
    return values()[random.nextInt(values().length)];
  }
}
