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

/** The calls that give tokens. */
final class TokenEndpoints {
  private final TokenService tokenService;
  private final HttpSettings settings;
  private final Clock clock;

  TokenEndpoints(TokenService tokenService, HttpSettings settings, Clock clock) {
    this.tokenService = tokenService;
    this.settings = settings;
    this.clock = clock;
  }

  /** A newer token for the bearer of a good one of ours. What others sign, they renew. */
  void refresh(RoutingContext context) {
    String shown = AuthenticationHandler.token(context);
    if (!tokenService.isOurs(shown)) {
      context.fail(404);
      return;
    }
    tokenService
        .renew(
            shown, Duration.ofSeconds(settings.tokenS()), Duration.ofSeconds(settings.sessionS()))
        .onSuccess(
            renewed ->
                renewed
                    .<Runnable>match(
                        token -> () -> send(context, token.token(), token.expiresAt()),
                        fault -> () -> context.fail(refused(fault)))
                    .run())
        .onFailure(context::fail);
  }

  private static ProblemException refused(TokenError fault) {
    return fault == TokenError.SESSION
        ? AuthenticationHandler.unauthorized("The session is over")
        : AuthenticationHandler.refused(fault);
  }

  /** A token for anybody in any name; for development, and therefore not there otherwise. */
  void issue(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    String userId = RequestReader.userId(body, "user_id");
    String name = body.hasNonNull("name") ? RequestReader.name(body, "name") : userId;
    Duration lifetime = Duration.ofSeconds(settings.tokenS());
    Instant end = clock.instant().plus(lifetime);
    send(context, tokenService.issue(userId, name, roles(body), lifetime), end);
  }

  private static void send(RoutingContext context, String token, Instant end) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("token", token);
    json.put("expires_at", end.truncatedTo(ChronoUnit.SECONDS).toString());
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
