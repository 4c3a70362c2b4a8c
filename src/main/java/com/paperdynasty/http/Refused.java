package com.paperdynasty.http;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * Ends a handler early with a problem of the client. It stays within this room and has no stack
 * trace, because the program has no fault.
 */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument document;

  Refused(ProblemDocument document) {
    super(document.problem().message(), null, false, false);
    this.document = document;
  }

  Refused(Problem problem) {
    this(ProblemDocument.of(problem));
  }

  static Refused invalid(String field, String message) {
    return new Refused(Problem.about(field, ErrorCode.INVALID, message));
  }

  ProblemDocument document() {
    return document;
  }
}
