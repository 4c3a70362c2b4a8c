package com.paperdynasty.http.problem;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * Ends a handler with a problem document. It has no stack trace, because the fault is the client's,
 * not the program's.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument document;

  public ProblemException(ProblemDocument document) {
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
