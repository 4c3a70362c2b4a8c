package com.paperdynasty.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.text.NameRules;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** The HTTP calls that issue tokens. */
final class TokenEndpoints {
  private final TokenService tokenService;
  private final HttpSettings settings;
  private final Clock clock;

  TokenEndpoints(TokenService tokenService, HttpSettings settings, Clock clock) {
    this.tokenService = tokenService;
    this.settings = settings;
    this.clock = clock;
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
    tokenService
        .renew(
            token, Duration.ofSeconds(settings.tokenS()), Duration.ofSeconds(settings.sessionS()))
        .onSuccess(
            renewed ->
                renewed
                    .<Runnable>match(
                        fresh -> () -> send(context, fresh.token(), fresh.expiresAt()),
                        fault -> () -> context.fail(refused(fault)))
                    .run())
        .onFailure(context::fail);
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
