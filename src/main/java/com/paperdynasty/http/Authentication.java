package com.paperdynasty.http;

import com.paperdynasty.identity.Bearer;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.Sender;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets a request on only with a valid token in {@code Authorization: Bearer}. */
final class Authentication implements Handler<RoutingContext> {
  private static final String SCHEME = "Bearer ";
  private static final String KEY = "paper-dynasty.bearer";

  private final Tokens tokens;

  Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      context.fail(unauthorized("A bearer token is needed"));
      return;
    }
    // What the body brings has to wait until somebody listens to it.
    context.request().pause();
    tokens
        .verify(token(context))
        .onSuccess(bearer -> admit(context, bearer))
        .onFailure(context::fail)
        .onComplete(done -> context.request().resume());
  }

  private static void admit(RoutingContext context, Optional<Bearer> bearer) {
    if (bearer.isEmpty()) {
      context.fail(unauthorized("Invalid or expired token"));
      return;
    }
    context.put(KEY, bearer.get());
    context.next();
  }

  static Refused unauthorized(String message) {
    return new Refused(Problem.of(ErrorCode.UNAUTHORIZED, message));
  }

  /** The token of an admitted request. */
  static String token(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    return header.substring(SCHEME.length()).strip();
  }

  /** Who sent an admitted request. */
  static Sender sender(RoutingContext context) {
    Bearer bearer = context.get(KEY);
    return new Sender(bearer.userId(), bearer.name(), bearer.admin());
  }
}
