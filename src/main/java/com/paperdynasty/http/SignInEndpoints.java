package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.RateLimitHandler;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.signin.SignIn;
import com.paperdynasty.signin.SignIn.SignedInUser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The HTTP calls of a sign-in with the OpenID provider. Their routes exist only if there is one.
 */
final class SignInEndpoints {
  private static final int MOST_CHARACTERS = 4_096;

  private final SignIn signIn;
  private final TokenService tokenService;
  private final Duration lifetime;
  private final Clock clock;

  SignInEndpoints(SignIn signIn, TokenService tokenService, HttpSettings settings, Clock clock) {
    this.signIn = signIn;
    this.tokenService = tokenService;
    this.lifetime = Duration.ofSeconds(settings.tokenS());
    this.clock = clock;
  }

  /** Sends the browser to the provider. */
  void login(RoutingContext context) {
    redirect(
        context,
        signIn.begin(
            RequestReader.text(context, "challenge"), RequestReader.text(context, "next")));
  }

  /** The provider's answer; sends the browser back to the page. */
  void callback(RoutingContext context) {
    redirect(
        context,
        signIn.finish(
            RequestReader.text(context, "state"),
            RequestReader.text(context, "code"),
            RequestReader.text(context, "error"),
            RequestReader.text(context, "iss")));
  }

  private static void redirect(RoutingContext context, Future<String> address) {
    ClientQuota.of(context).onCallWork(address);
    address
        .onSuccess(
            to ->
                context
                    .response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, to)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end())
        .onFailure(context::fail);
  }

  /** Gives the page its token for a one-time code. */
  void token(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    String code = RequestReader.line(body, "code", MOST_CHARACTERS);
    String verifier = RequestReader.line(body, "verifier", MOST_CHARACTERS);
    var user = signIn.redeem(code, verifier);
    ClientQuota.of(context).onCallWork(user);
    user.onSuccess(
            known ->
                known.ifPresentOrElse(
                    signedIn -> Responses.send(context, 200, json(signedIn)),
                    () -> context.fail(refused(context))))
        .onFailure(context::fail);
  }

  private static ProblemException refused(RoutingContext context) {
    return RateLimitHandler.failedLogin(
        context, AuthenticationHandler.unauthorized("Invalid or expired code"));
  }

  private ObjectNode json(SignedInUser user) {
    boolean rolesEndFirst =
        !user.roles().isEmpty() && signIn.rolesLifetime().compareTo(lifetime) < 0;
    Duration lasts = rolesEndFirst ? signIn.rolesLifetime() : lifetime;
    Instant expiresAt = clock.instant().plus(lasts).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user_id", user.userId()).put("name", user.name());
    json.put("token", tokenService.issue(user.userId(), user.name(), user.roles(), lasts));
    return json.put("expires_at", expiresAt.toString());
  }
}
