package com.paperdynasty.http.security;

import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.identity.BearerHeader;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes a request on only if it has a valid token in {@code Authorization: Bearer}, or, where
 * people without an account may read, no such header.
 */
public final class AuthenticationHandler implements Handler<RoutingContext> {
  private static final long RETRY_AFTER_MS = 1_000;
  private static final String KEY = "paper-dynasty.bearer";

  private static final AuthenticatedUser VISITOR = AuthenticatedUser.visitor("");

  private final TokenService tokenService;
  private final boolean admitsVisitors;

  /**
   * A handler in front of calls.
   *
   * @param admitsVisitors whether requests without the header are passed on
   */
  public AuthenticationHandler(TokenService tokenService, boolean admitsVisitors) {
    this.tokenService = tokenService;
    this.admitsVisitors = admitsVisitors;
  }

  @Override
  public void handle(RoutingContext context) {
    if (admitsVisitors && !context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      accept(context, VISITOR).run();
      return;
    }
    Optional<String> token = bearerToken(context);
    if (token.isEmpty()) {
      context.fail(RateLimitHandler.failedLogin(context, unauthorized("A bearer token is needed")));
      return;
    }
    // The body waits until a handler reads it.
    context.request().pause();
    tokenService
        .verify(token.get())
        .onSuccess(
            tokenResult ->
                tokenResult
                    .match(
                        authenticatedUser -> accept(context, authenticatedUser),
                        fault -> () -> context.fail(reject(context, fault)))
                    .run())
        .onFailure(context::fail)
        .onComplete(done -> context.request().resume());
  }

  private static Runnable accept(RoutingContext context, AuthenticatedUser authenticatedUser) {
    return () -> {
      context.put(KEY, authenticatedUser);
      context.next();
    };
  }

  private static ProblemException reject(RoutingContext context, TokenError fault) {
    ProblemException problemException = refused(fault);
    // The sender is not at fault if this server has no keys.
    return fault == TokenError.NO_KEYS
        ? problemException
        : RateLimitHandler.failedLogin(context, problemException);
  }

  public static ProblemException unauthorized(String message) {
    return new ProblemException(Problem.of(ErrorCode.UNAUTHORIZED, message));
  }

  /** The refusal of an invalid token. It does not contain the reason. */
  public static ProblemException refused(TokenError fault) {
    return fault == TokenError.NO_KEYS
        ? new ProblemException(Problem.unavailable(RETRY_AFTER_MS))
        : new ProblemException(Problem.invalidToken());
  }

  private static Optional<String> bearerToken(RoutingContext context) {
    return BearerHeader.token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
  }

  /** The token of an authenticated request. */
  public static String token(RoutingContext context) {
    return bearerToken(context).orElseThrow();
  }

  /** The user id of a request's sender; empty if the request is not authenticated. */
  public static String userId(RoutingContext context) {
    AuthenticatedUser authenticatedUser = context.get(KEY);
    return authenticatedUser == null || authenticatedUser.isVisitor()
        ? ""
        : authenticatedUser.userId();
  }

  /** Whether the sender has no account. */
  public static boolean isVisitor(RoutingContext context) {
    AuthenticatedUser authenticatedUser = context.get(KEY);
    return authenticatedUser.isVisitor();
  }

  /** When the token of an authenticated request expires. */
  public static Instant expiresAt(RoutingContext context) {
    AuthenticatedUser authenticatedUser = context.get(KEY);
    return authenticatedUser.expiresAt();
  }

  /** The sender of a request; null before it is authenticated, and where that is not needed. */
  public static @Nullable AuthenticatedUser userIfKnown(RoutingContext context) {
    return context.get(KEY);
  }

  /** The sender of an authenticated request, with their session. */
  public static AuthenticatedUser user(RoutingContext context) {
    return context.get(KEY);
  }

  /** The sender of an authenticated request. */
  public static User sender(RoutingContext context) {
    AuthenticatedUser authenticatedUser = context.get(KEY);
    return authenticatedUser.user();
  }
}
