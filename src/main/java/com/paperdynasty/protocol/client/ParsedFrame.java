package com.paperdynasty.protocol.client;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A text from a client: a frame, or malformed. */
public sealed interface ParsedFrame permits ClientFrame, ParsedFrame.MalformedFrame {

  /**
   * A text that is not a frame.
   *
   * @param message the fault
   * @param id its id, or null if that cannot be read
   */
  record MalformedFrame(String message, @Nullable String id) implements ParsedFrame {

    /** The problem for its sender. */
    public Problem problem() {
      return Problem.of(ErrorCode.MALFORMED, message);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.malformed(this);
    }
  }

  /** One method for each kind. */
  interface Cases<R> {
    R frame(ClientFrame frame);

    R malformed(MalformedFrame malformedFrame);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
