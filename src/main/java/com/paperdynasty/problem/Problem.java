package com.paperdynasty.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done: the one value from the rule that is against it to the frame or the
 * problem document that a client reads. It changes nothing.
 *
 * @param field what it is about, where it is about one thing
 * @param errors further detail, such as what would have been allowed; often empty
 * @param retryAfterMs when it is worth asking again, where that is known
 * @param errorId for {@code internal} alone: what stands in the server's log with the trace
 */
public record Problem(
    ErrorCode code,
    String message,
    @Nullable String field,
    List<String> errors,
    @Nullable Long retryAfterMs,
    @Nullable String errorId) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem that is about no single field. */
  public static Problem of(ErrorCode code, String message) {
    return new Problem(code, message, null, List.of(), null, null);
  }

  /** A problem with one field. */
  public static Problem about(String field, ErrorCode code, String message) {
    return new Problem(code, message, field, List.of(), null, null);
  }

  /** The same problem, which is over after a while. */
  public Problem retryAfter(long ms) {
    return new Problem(code, message, field, errors, ms, errorId);
  }

  /** The token is not taken; why is not said. */
  public static Problem invalidToken() {
    return of(ErrorCode.UNAUTHORIZED, "Invalid or expired token");
  }

  /** The id is the idempotency key of something else. */
  public static Problem otherCommand() {
    return of(ErrorCode.CONFLICT, "This id was used for another command");
  }

  /** The id is that of a command whose answer is no longer kept; it is not carried out again. */
  public static Problem commandForgotten() {
    return of(ErrorCode.CONFLICT, "A command with this id was carried out long ago");
  }

  /** The sender is too fast. */
  public static Problem tooManyRequests(long retryAfterMs) {
    return new Problem(
        ErrorCode.RATE_LIMITED, "Too many requests", null, List.of(), retryAfterMs, null);
  }

  /** The service cannot answer now; the same request may be sent again after a while. */
  public static Problem unavailable(long retryAfterMs) {
    return new Problem(
        ErrorCode.UNAVAILABLE, "Service unavailable", null, List.of(), retryAfterMs, null);
  }

  /** A fault of the server. The client gets only the id under which it is in the log. */
  public static Problem internal(String errorId) {
    return new Problem(ErrorCode.INTERNAL, "Internal error", null, List.of(), null, errorId);
  }
}
