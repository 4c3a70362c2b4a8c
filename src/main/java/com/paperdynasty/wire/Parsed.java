package com.paperdynasty.wire;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a text from a client is: a frame, or nothing that can be read. */
public sealed interface Parsed permits ClientFrame, Parsed.Malformed {

  /**
   * A text that is no frame.
   *
   * @param message says what is wrong with it
   * @param id what it calls itself, if at least that can be read
   */
  record Malformed(String message, @Nullable String id) implements Parsed {

    /** What its sender is told. */
    public Problem problem() {
      return Problem.of(ErrorCode.MALFORMED, message);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.malformed(this);
    }
  }

  /** One answer for each kind. */
  interface Cases<R> {
    R frame(ClientFrame frame);

    R malformed(Malformed malformed);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
