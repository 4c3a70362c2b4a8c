package com.paperdynasty.problem;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused or failed. The rule that refuses creates it, and the same value becomes
 * the frame or the problem document that the client reads. A refused request changes nothing.
 *
 * @param field the field that it is about, or null
 * @param errors further detail, such as what would have been allowed; often empty
 * @param retryAfterMs after how many milliseconds it is worth trying again; null if unknown
 * @param errorId only with {@code internal}: the id under which the server's log has the stack
 *     trace
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

  /** A problem that is not about a single field. */
  public static Problem of(ErrorCode code, String message) {
    return new Problem(code, message, null, List.of(), null, null);
  }

  /** A problem with one field. */
  public static Problem about(String field, ErrorCode code, String message) {
    return new Problem(code, message, field, List.of(), null, null);
  }

  /** The same problem, with a time after which to try again. */
  public Problem retryAfter(long ms) {
    return new Problem(code, message, field, errors, ms, errorId);
  }

  /** The token is invalid. The client does not get the reason. */
  public static Problem invalidToken() {
    return of(ErrorCode.UNAUTHORIZED, "Invalid or expired token");
  }

  /** The game does not exist, or is hidden from the sender. */
  public static Problem unknownGame(UUID gameId) {
    return of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found");
  }

  /** The id is the idempotency key of something else. */
  public static Problem otherCommand() {
    return of(ErrorCode.CONFLICT, "This id was used for another command");
  }

  /**
   * The id is that of a command whose answer is not stored any longer; it is not executed again.
   */
  public static Problem commandForgotten() {
    return of(ErrorCode.CONFLICT, "Too old to repeat");
  }

  /** The sender exceeds a rate limit. */
  public static Problem tooManyRequests(long retryAfterMs) {
    return new Problem(
        ErrorCode.RATE_LIMITED, "Too many requests", null, List.of(), retryAfterMs, null);
  }

  /** The service cannot answer now; the same request may be sent again after a while. */
  public static Problem unavailable(long retryAfterMs) {
    return new Problem(
        ErrorCode.UNAVAILABLE, "Service unavailable", null, List.of(), retryAfterMs, null);
  }

  /** A fault of the server. The client gets only the id under which the log has it. */
  public static Problem internal(String errorId) {
    return new Problem(ErrorCode.INTERNAL, "Internal error", null, List.of(), null, errorId);
  }
}
