package com.paperdynasty.realtime.stream;

import io.vertx.core.Future;

/** The response that a stream is written to. Used on its event loop. */
public interface StreamOutput {
  /** Writes a text. The Future completes when the network has taken it, and fails if it cannot. */
  Future<Void> write(String text);

  /** Ends the response. Calling this again has no effect. */
  void end();

  /** Cuts the connection of a client that does not read. */
  void abort();
}
