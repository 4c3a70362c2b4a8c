package com.paperdynasty.http;

import com.paperdynasty.identity.Bearer;
import com.paperdynasty.identity.BearerHeader;
import com.paperdynasty.identity.TokenFault;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Passes a request on only with a valid token in {@code Authorization: Bearer}. */
final class Authentication implements Handler<RoutingContext> {
  private static final long RETRY_AFTER_MS = 1_000;
  private static final String KEY = "paper-dynasty.bearer";

  private final Tokens tokens;

  Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<String> token = shown(context);
    if (token.isEmpty()) {
      context.fail(Doorkeeper.failedLogin(context, unauthorized("A bearer token is needed")));
      return;
    }
    // The body waits until a handler reads it.
    context.request().pause();
    tokens
        .verify(token.get())
        .onSuccess(
            checked ->
                checked
                    .match(
                        bearer -> admitted(context, bearer),
                        fault -> () -> context.fail(turnedAway(context, fault)))
                    .run())
        .onFailure(context::fail)
        .onComplete(done -> context.request().resume());
  }

  private static Runnable admitted(RoutingContext context, Bearer bearer) {
    return () -> {
      context.put(KEY, bearer);
      context.next();
    };
  }

  private static Refused turnedAway(RoutingContext context, TokenFault fault) {
    Refused refused = refused(fault);
    // The sender is not at fault if we have no keys.
    return fault == TokenFault.NO_KEYS ? refused : Doorkeeper.failedLogin(context, refused);
  }

  static Refused unauthorized(String message) {
    return new Refused(Problem.of(ErrorCode.UNAUTHORIZED, message));
  }

  /** The refusal of an invalid token. It does not tell the reason. */
  static Refused refused(TokenFault fault) {
    return fault == TokenFault.NO_KEYS
        ? new Refused(Problem.unavailable(RETRY_AFTER_MS))
        : new Refused(Problem.invalidToken());
  }

  private static Optional<String> shown(RoutingContext context) {
    return BearerHeader.token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
  }

  /** The token of an admitted request. */
  static String token(RoutingContext context) {
    return shown(context).orElseThrow();
  }

  /** The id of the user who sent a request, or nothing while nobody was admitted. */
  static String userId(RoutingContext context) {
    Bearer bearer = context.get(KEY);
    return bearer == null ? "" : bearer.userId();
  }

  /** Who sent an admitted request. */
  static User sender(RoutingContext context) {
    Bearer bearer = context.get(KEY);
    return bearer.user();
  }
}
