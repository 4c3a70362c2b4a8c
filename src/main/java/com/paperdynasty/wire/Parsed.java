package com.paperdynasty.wire;

/** What a text from a client is: a frame, or nothing that can be read. */
public sealed interface Parsed permits ClientFrame, Malformed {

  /** One answer for each kind. */
  interface Cases<R> {
    R frame(ClientFrame frame);

    R malformed(Malformed malformed);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
