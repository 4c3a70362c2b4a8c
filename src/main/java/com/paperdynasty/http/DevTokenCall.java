package com.paperdynasty.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.wire.Texts;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** Gives anybody a token in any name; for development, and therefore not there otherwise. */
final class DevTokenCall {
  private final Tokens tokens;
  private final Duration lifetime;
  private final Clock clock;

  DevTokenCall(Tokens tokens, Duration lifetime, Clock clock) {
    this.tokens = tokens;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  void issue(RoutingContext context) {
    ObjectNode body = Requests.object(context);
    String userId = Requests.name(body, "user_id");
    String name = body.hasNonNull("name") ? Requests.name(body, "name") : userId;
    Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lifetime);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("token", tokens.issue(userId, name, roles(body), lifetime));
    Answers.send(context, 200, json.put("expires_at", end.toString()));
  }

  private static Set<String> roles(ObjectNode body) {
    Set<String> roles = new HashSet<>();
    if (body.hasNonNull("roles")) {
      if (!body.get("roles").isArray()) {
        throw Refused.invalid("roles", "roles must be a list of texts");
      }
      for (JsonNode role : body.get("roles")) {
        if (!role.isTextual() || !Texts.isName(role.textValue())) {
          throw Refused.invalid("roles", "roles must be a list of texts");
        }
        roles.add(role.textValue());
      }
    }
    return roles;
  }
}
