package com.paperdynasty.http.security;

import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.limits.ClientAddress;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.limits.TrustedProxies;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.UserIds;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses requests of banned clients and of clients that exceed their limits. */
public final class RateLimitHandler implements Handler<RoutingContext> {
  private static final int NOT_FOUND = 404;

  private final RateLimiter rateLimiter;
  private final TrustedProxies trustedProxies;

  public RateLimitHandler(RateLimiter rateLimiter, TrustedProxies trustedProxies) {
    this.rateLimiter = rateLimiter;
    this.trustedProxies = trustedProxies;
  }

  /** Before authentication: limits by address. */
  @Override
  public void handle(RoutingContext context) {
    ClientQuota clientQuota =
        rateLimiter.quotaOf(trustedProxies.client(peer(context), context.request().headers()));
    clientQuota.attachTo(context);
    long bannedMs = clientQuota.checkBanMs();
    continueAfter(
        context, bannedMs > 0 ? bannedMs : clientQuota.take(category(RequestCategory.of(context))));
  }

  /**
   * After authentication: limits by user. A request whose connection closed while its token was
   * verified is not served, because it would count as unanswered for ever.
   */
  public static void limitUser(RoutingContext context) {
    if (context.response().closed()) {
      return;
    }
    ClientQuota clientQuota = ClientQuota.of(context);
    LimitCategory limitCategory = category(RequestCategory.of(context));
    long waitMs = clientQuota.identify(AuthenticationHandler.sender(context).userId());
    if (waitMs == 0) {
      waitMs = clientQuota.takeAsUser(limitCategory);
    }
    continueAfter(context, waitMs > 0 ? waitMs : beginCall(context, clientQuota, limitCategory));
  }

  private static long beginCall(
      RoutingContext context, ClientQuota clientQuota, LimitCategory limitCategory) {
    long waitMs = clientQuota.beginCall(limitCategory);
    if (waitMs == 0) {
      context.addEndHandler(answered -> clientQuota.onCallAnswered());
    }
    return waitMs;
  }

  /** Before a game is created, which has a limit of its own. */
  public static void limitGameCreation(RoutingContext context) {
    ClientQuota clientQuota = ClientQuota.of(context);
    long waitMs = clientQuota.take(LimitCategory.GAME);
    if (waitMs == 0 && UserIds.isGuest(AuthenticationHandler.sender(context).userId())) {
      waitMs = clientQuota.take(LimitCategory.GUEST_GAME);
    }
    continueAfter(context, waitMs);
  }

  /** Before a game is read for a link to it, as a visitor reads it. */
  public static void limitLinks(RoutingContext context) {
    ClientQuota clientQuota = ClientQuota.of(context);
    long waitMs = clientQuota.identify(UserIds.ofVisitor(""));
    if (waitMs == 0) {
      waitMs = clientQuota.take(LimitCategory.READ);
    }
    continueAfter(
        context, waitMs > 0 ? waitMs : beginCall(context, clientQuota, LimitCategory.READ));
  }

  /** Before a step of a sign-in. */
  public static void limitSignIns(RoutingContext context) {
    continueAfter(context, ClientQuota.of(context).take(LimitCategory.SIGN_IN));
  }

  /** Before a guest is drawn, or comes back. */
  public static void limitGuests(RoutingContext context) {
    continueAfter(context, ClientQuota.of(context).take(LimitCategory.GUEST));
  }

  /** Before a game is looked up: limits 404 replies, so that guessing ids is slow. */
  public static void limitGameLookups(RoutingContext context) {
    ClientQuota clientQuota = ClientQuota.of(context);
    context.addHeadersEndHandler(
        written -> {
          if (context.response().getStatusCode() == NOT_FOUND) {
            clientQuota.recordNotFound();
          }
        });
    continueAfter(context, clientQuota.notFoundWaitMs());
  }

  /** The refusal of a missing or invalid token; counts the failed login. */
  public static ProblemException failedLogin(
      RoutingContext context, ProblemException unauthorized) {
    long waitMs = ClientQuota.of(context).recordFailedLogin();
    return waitMs > 0 ? tooManyRequests(waitMs) : unauthorized;
  }

  private static void continueAfter(RoutingContext context, long waitMs) {
    if (waitMs > 0) {
      context.fail(tooManyRequests(waitMs));
    } else {
      context.next();
    }
  }

  private static ProblemException tooManyRequests(long waitMs) {
    return new ProblemException(Problem.tooManyRequests(waitMs));
  }

  private static LimitCategory category(RequestCategory requestCategory) {
    return switch (requestCategory) {
      case WEBSOCKET -> LimitCategory.HANDSHAKE;
      case TRANSPORT -> LimitCategory.TRANSPORT;
      case READING_CALL -> LimitCategory.READ;
      case CHANGING_CALL -> LimitCategory.WRITE;
      case FILE -> LimitCategory.FILE;
    };
  }

  private static ClientAddress peer(RoutingContext context) {
    String host = context.request().remoteAddress().hostAddress();
    return ClientAddress.parse(host)
        .orElseThrow(() -> new IllegalStateException("the peer has no IP address: " + host));
  }
}
