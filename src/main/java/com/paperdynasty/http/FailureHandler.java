package com.paperdynasty.http;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.http.problem.ProblemDocument;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.problem.RequestFramingHandler;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that failed. */
final class FailureHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);
  private static final String METHODS = "GET, HEAD, OPTIONS, POST";
  private static final Set<ErrorCode> REJECTED_EARLY =
      EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAUTHORIZED);

  /**
   * The statuses with which Vert.x fails a request whose body cannot be read, such as a chunk
   * without a size: the client's fault.
   */
  private static final Set<Integer> UNREADABLE_BODY = Set.of(200, 400);

  private final HttpAudit httpAudit;

  FailureHandler(HttpAudit httpAudit) {
    this.httpAudit = httpAudit;
  }

  @Override
  public void handle(RoutingContext context) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    if (context.response().headWritten()) {
      // Part of the response is sent. Only closing the connection tells the client that it is
      // incomplete.
      context.request().connection().close();
      return;
    }
    if (context.request().uri().equals("*")) {
      answerWithoutPath(context);
      return;
    }
    ProblemDocument document = document(context);
    if (REJECTED_EARLY.contains(document.problem().code())) {
      httpAudit.recordRejected(context, document.problem());
    }
    if (isUnreadable(context) || !RequestFramingHandler.isUnambiguous(context.request())) {
      // It is uncertain where the next request begins. The header alone does not close the
      // connection.
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      document.send(context.response());
      context.request().connection().close();
    } else {
      document.send(context.response());
    }
  }

  /**
   * Answers a request for {@code *}, which has no path and so no route: {@code OPTIONS} asks for
   * the methods of the whole server.
   */
  private static void answerWithoutPath(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      response.setStatusCode(204).putHeader(HttpHeaders.ALLOW, METHODS).end();
    } else {
      ProblemDocument.ofStatus(400).send(response);
    }
  }

  private static boolean isUnreadable(RoutingContext context) {
    return context.failure() != null && UNREADABLE_BODY.contains(context.statusCode());
  }

  private static ProblemDocument document(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ProblemException problemException) {
      return problemException.document();
    }
    int status = context.statusCode();
    if (isUnreadable(context)) {
      return ProblemDocument.ofStatus(400);
    }
    return status >= 400 && status != 500
        ? ProblemDocument.ofStatus(status)
        : ProblemDocument.of(fault(context, failure));
  }

  private static Problem fault(RoutingContext context, Throwable failure) {
    String errorId = UUID.randomUUID().toString();
    String route = context.currentRoute() == null ? "-" : "" + context.currentRoute().getPath();
    log.error(
        "{}: {} {} failed", kv("error_id", errorId), context.request().method(), route, failure);
    return Problem.internal(errorId);
  }
}
