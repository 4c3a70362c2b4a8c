package com.paperdynasty.wire;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A text that is no frame.
 *
 * @param message says what is wrong with it
 * @param id what it calls itself, if at least that can be read
 */
public record Malformed(String message, @Nullable String id) implements Parsed {

  /** What its sender is told. */
  public Problem problem() {
    return Problem.of(ErrorCode.MALFORMED, message);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.malformed(this);
  }
}
