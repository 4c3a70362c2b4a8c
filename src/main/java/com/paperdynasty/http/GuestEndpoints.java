package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.RateLimitHandler;
import com.paperdynasty.identity.GuestPasses;
import com.paperdynasty.identity.GuestPasses.DrawnGuest;
import com.paperdynasty.identity.TokenService;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP call that makes somebody a guest. The server draws the id; the client cannot name one,
 * nor a role. The route exists only where guests may play.
 */
final class GuestEndpoints {
  private final TokenService tokenService;
  private final GuestPasses passes;
  private final Duration lifetime;
  private final Clock clock;

  GuestEndpoints(
      TokenService tokenService, GuestPasses passes, HttpSettings settings, Clock clock) {
    this.tokenService = tokenService;
    this.passes = passes;
    this.lifetime = Duration.ofSeconds(settings.tokenS());
    this.clock = clock;
  }

  /** Answers with a token for a new guest, or for the guest of a pass. */
  void come(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    String name = RequestReader.name(body, "name");
    Optional<DrawnGuest> guest =
        body.hasNonNull("pass")
            ? passes.of(RequestReader.field(body, "pass"))
            : Optional.of(passes.draw());
    if (guest.isEmpty()) {
      ProblemException unknown = AuthenticationHandler.unauthorized("Unknown guest pass");
      context.fail(RateLimitHandler.failedLogin(context, unknown));
      return;
    }
    Responses.send(context, 200, json(guest.get(), name));
  }

  private ObjectNode json(DrawnGuest guest, String name) {
    Instant expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user_id", guest.userId()).put("name", name).put("pass", guest.pass());
    json.put("token", tokenService.issue(guest.userId(), name, Set.of(), lifetime));
    return json.put("expires_at", expiresAt.toString());
  }
}
