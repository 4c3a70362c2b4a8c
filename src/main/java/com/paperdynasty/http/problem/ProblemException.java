package com.paperdynasty.http.problem;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * Ends a handler early with a problem of the client. It stays within this room and has no stack
 * trace, because the program has no fault.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument document;

  ProblemException(ProblemDocument document) {
    super(document.problem().message(), null, false, false);
    this.document = document;
  }

  public ProblemException(Problem problem) {
    this(ProblemDocument.of(problem));
  }

  public static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.about(field, ErrorCode.INVALID, message));
  }

  public ProblemDocument document() {
    return document;
  }
}
