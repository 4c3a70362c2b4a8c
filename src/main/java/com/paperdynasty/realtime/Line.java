package com.paperdynasty.realtime;

import io.vertx.core.Future;

/** One end of a transport: a socket that takes frames as text. */
interface Line {

  /** Sends a frame. The Future completes when the network has taken it. */
  Future<Void> send(OutboundFrame frame);

  /** Says good-bye and hangs up. */
  void close(CloseCode code);

  /** Cuts the line, for an other end that does not take the good-bye. */
  void cut();

  /** What a line tells the one who sits at it. */
  interface Ear {
    /** A message has come. */
    void heard(String text);

    /** A message has come that is too large to be told. */
    void heardTooMuch();

    /** Something has come that breaks the rules of the transport, for which there is this code. */
    void heardNonsense(CloseCode code);

    /** A ping has come, and its answer is on its way. */
    void heardPing();

    /** The line is dead, on either side's doing. Called once. */
    void hungUp();
  }
}
