package com.paperdynasty.http;

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
  private static final Set<ErrorCode> AT_THE_DOOR =
      EnumSet.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAUTHORIZED);

  /**
   * How Vert.x fails a request whose body cannot be read, such as chunks without a size or lines
   * without their end: the client's doing.
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
      // Half an answer is out already; cutting the line is the only way left to say that it is not
      // whole.
      context.request().connection().close();
      return;
    }
    if (context.request().uri().equals("*")) {
      ofTheServer(context);
      return;
    }
    ProblemDocument document = document(context);
    if (AT_THE_DOOR.contains(document.problem().code())) {
      httpAudit.recordRejected(context, document.problem());
    }
    if (isUnreadable(context) || !RequestFramingHandler.isUnambiguous(context.request())) {
      // Where the next request begins is not certain. The header alone closes nothing.
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      document.send(context.response());
      context.request().connection().close();
    } else {
      document.send(context.response());
    }
  }

  /** A request without a path has no route; it asks the server as a whole for what it can do. */
  private static void ofTheServer(RoutingContext context) {
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
    log.error("error_id={} {} {} failed", errorId, context.request().method(), route, failure);
    return Problem.internal(errorId);
  }
}
