package com.paperdynasty.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.text.NameRules;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP calls that issue tokens, and end them. */
final class TokenEndpoints {
  private static final Logger log = LoggerFactory.getLogger(TokenEndpoints.class);
  private static final long RETRY_AFTER_MS = 1_000;

  private final TokenService tokenService;
  private final HttpSettings settings;
  private final TokenService.Lifetimes lifetimes;
  private final Clock clock;

  /**
   * The calls about tokens.
   *
   * @param providersRoles how long after a sign-in the roles last that the OpenID provider gave
   */
  TokenEndpoints(
      TokenService tokenService, HttpSettings settings, Duration providersRoles, Clock clock) {
    this.tokenService = tokenService;
    this.settings = settings;
    this.lifetimes =
        new TokenService.Lifetimes(
            Duration.ofSeconds(settings.tokenS()),
            Duration.ofSeconds(settings.sessionS()),
            providersRoles);
    this.clock = clock;
  }

  /** Ends the session of the token: it and those that were renewed from the same one. */
  void signOut(RoutingContext context) {
    Future<Void> ended = tokenService.end(AuthenticationHandler.user(context), lifetimes);
    ClientQuota.of(context).onCallWork(ended);
    ended
        .onSuccess(done -> context.response().setStatusCode(204).end())
        .onFailure(cause -> unavailable(context, cause));
  }

  private static void unavailable(RoutingContext context, Throwable cause) {
    log.warn("the session of a token is not known or not ended: {}", "" + cause);
    context.fail(new ProblemException(Problem.unavailable(RETRY_AFTER_MS)));
  }

  /**
   * Issues a new token for a valid one of our own. A token of another issuer gets 404: its issuer
   * renews it.
   */
  void refresh(RoutingContext context) {
    String token = AuthenticationHandler.token(context);
    if (!tokenService.isOurs(token)) {
      context.fail(404);
      return;
    }
    var known = tokenService.renew(token, lifetimes);
    ClientQuota.of(context).onCallWork(known);
    known
        .onSuccess(
            renewed ->
                renewed
                    .<Runnable>match(
                        fresh -> () -> send(context, fresh.token(), fresh.expiresAt()),
                        fault -> () -> context.fail(refused(fault)))
                    .run())
        .onFailure(cause -> unavailable(context, cause));
  }

  private static ProblemException refused(TokenError fault) {
    return fault == TokenError.SESSION
        ? AuthenticationHandler.unauthorized("The session is over")
        : AuthenticationHandler.refused(fault);
  }

  /**
   * Issues a token for any user. For development: the route exists only with {@code
   * auth.dev-tokens}.
   */
  void issue(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    String userId = RequestReader.userId(body, "user_id");
    String name = body.hasNonNull("name") ? RequestReader.name(body, "name") : userId;
    Duration lifetime = Duration.ofSeconds(settings.tokenS());
    Instant expiresAt = clock.instant().plus(lifetime);
    send(context, tokenService.issue(userId, name, roles(body), lifetime), expiresAt);
  }

  private static void send(RoutingContext context, String token, Instant expiresAt) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("token", token);
    json.put("expires_at", expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
    Responses.send(context, 200, json);
  }

  private static Set<String> roles(ObjectNode body) {
    Set<String> roles = new HashSet<>();
    if (body.hasNonNull("roles")) {
      if (!body.get("roles").isArray()) {
        throw ProblemException.invalid("roles", "roles must be a list of texts");
      }
      for (JsonNode role : body.get("roles")) {
        if (!role.isTextual() || !NameRules.isId(role.textValue())) {
          throw ProblemException.invalid("roles", "roles must be a list of texts");
        }
        roles.add(role.textValue());
      }
    }
    return roles;
  }
}
