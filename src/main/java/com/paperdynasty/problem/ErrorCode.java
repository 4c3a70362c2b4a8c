package com.paperdynasty.problem;

/** The codes of {@code error} frames and problem documents. */
public enum ErrorCode {
  MALFORMED("malformed", 400),
  UNAUTHORIZED("unauthorized", 401),
  FORBIDDEN("forbidden", 403),
  NOT_FOUND("not_found", 404),
  INVALID("invalid", 422),
  CONFLICT("conflict", 409),
  RATE_LIMITED("rate_limited", 429),
  UNAVAILABLE("unavailable", 503),
  INTERNAL("internal", 500);

  private final String code;
  private final int httpStatus;

  ErrorCode(String code, int httpStatus) {
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** The text on the wire. */
  public String code() {
    return code;
  }

  /** The status of a problem document with this code. */
  public int httpStatus() {
    return httpStatus;
  }
}
