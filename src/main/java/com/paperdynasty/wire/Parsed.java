package com.paperdynasty.wire;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A text from a client: a frame, or malformed. */
public sealed interface Parsed permits ClientFrame, Parsed.Malformed {

  /**
   * A text that is not a frame.
   *
   * @param message the fault
   * @param id its id, if that can be read
   */
  record Malformed(String message, @Nullable String id) implements Parsed {

    /** The problem for its sender. */
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
