package com.paperdynasty.http.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param status the HTTP status, which may be more specific than the code's own: 405 for {@code
 *     invalid}
 * @param details a list of a kind of problem that has more to say, as a further member, or null
 */
public record ProblemDocument(int status, Problem problem, @Nullable Details details) {
  /**
   * An extension member.
   *
   * @param name of the member
   */
  public record Details(String name, ArrayNode list) {}

  /** A document without further members. */
  public ProblemDocument(int status, Problem problem) {
    this(status, problem, null);
  }

  /** The document of a problem with such a list. */
  public static ProblemDocument of(Problem problem, Details details) {
    return new ProblemDocument(problem.code().httpStatus(), problem, details);
  }

  public static ProblemDocument of(Problem problem) {
    return new ProblemDocument(problem.code().httpStatus(), problem);
  }

  static ProblemDocument of(int status, ErrorCode code, String message) {
    return new ProblemDocument(status, Problem.of(code, message));
  }

  /** The document for a status with which the router fails a request. */
  public static ProblemDocument ofStatus(int status) {
    return switch (status) {
      case 400 -> of(status, ErrorCode.MALFORMED, "The request cannot be read");
      case 404 -> of(status, ErrorCode.NOT_FOUND, "Not found");
      case 405 -> of(status, ErrorCode.INVALID, "This method is not allowed here");
      case 413 -> of(status, ErrorCode.INVALID, "The body is too large");
      case 415 -> of(status, ErrorCode.INVALID, "The body must be application/json");
      case 429 -> of(Problem.tooManyRequests(1_000));
      case 503 -> of(Problem.unavailable(1_000));
      default -> of(status, ErrorCode.INVALID, HttpResponseStatus.valueOf(status).reasonPhrase());
    };
  }

  /** The document for a client that accepts none of the media types that a resource has. */
  public static ProblemDocument notAcceptable(String... offered) {
    return of(406, ErrorCode.INVALID, "This is " + String.join(" or ", offered));
  }

  public void send(HttpServerResponse response) {
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.code() == ErrorCode.UNAUTHORIZED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    Long retryAfterMs = problem.retryAfterMs();
    if (retryAfterMs != null) {
      response.putHeader("Retry-After", "" + (retryAfterMs + 999) / 1_000);
    }
    response.end(json().toString());
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank");
    json.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
    json.put("status", status);
    json.put("detail", problem.message());
    json.put("code", problem.code().code());
    if (problem.field() != null) {
      json.put("field", problem.field());
    }
    if (!problem.errors().isEmpty()) {
      problem.errors().forEach(json.putArray("errors")::add);
    }
    if (problem.retryAfterMs() != null) {
      json.put("retry_after_ms", problem.retryAfterMs());
    }
    if (problem.errorId() != null) {
      json.put("error_id", problem.errorId());
    }
    if (details != null) {
      json.set(details.name(), details.list());
    }
    return json;
  }
}
