package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes tokens, and tells who stands behind one. Safe to use on any thread. */
public final class Tokens {
  /** Longer than any honest token; what is longer is not even decoded. */
  private static final int MOST_CHARACTERS = 8_192;

  /** An end after the year 5000 is a mistake, such as milliseconds for seconds. */
  private static final long LATEST_END_S = 95_617_584_000L;

  private final JWTAuth jwt;
  private final TokenRules rules;
  private final Clock clock;

  public Tokens(Vertx vertx, TokenRules rules, Clock clock) {
    // The library asks its own clock and lets a token without an end pass, so the dates are checked
    // here.
    this.jwt =
        JWTAuth.create(
            vertx, rules.options().setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
    this.rules = rules;
    this.clock = clock;
  }

  /** A token for a user from now on, signed with the first key. */
  public String issue(String userId, String name, Set<String> roles, Duration lifetime) {
    long now = clock.instant().getEpochSecond();
    JsonObject claims =
        new JsonObject()
            .put("sub", userId)
            .put("name", name)
            .put("roles", new JsonArray(roles.stream().sorted().toList()))
            .put("iat", now)
            .put("exp", now + lifetime.toSeconds());
    if (rules.issuer() != null) {
      claims.put("iss", rules.issuer());
    }
    if (rules.audience() != null) {
      claims.put("aud", rules.audience());
    }
    String algorithm = rules.keys().get(0).getAlgorithm();
    return jwt.generateToken(claims, new JWTOptions().setAlgorithm(algorithm).setNoTimestamp(true));
  }

  /** The user of a token; empty if it is not a valid one, whatever the reason. */
  public Future<Optional<Bearer>> verify(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return Future.succeededFuture(Optional.empty());
    }
    return authenticate(token).map(this::bearer).otherwise(Optional.empty());
  }

  private Future<User> authenticate(String token) {
    try {
      return jwt.authenticate(new TokenCredentials(token));
    } catch (RuntimeException e) {
      // The library casts claims as it goes; one of a wrong type makes a token that is none.
      return Future.failedFuture(e);
    }
  }

  private Optional<Bearer> bearer(User user) {
    JsonObject claims = user.attributes().getJsonObject("accessToken");
    Instant end = end(claims);
    if (end == null
        || !clock.instant().isBefore(end)
        || isEarly(claims.getValue("nbf"))
        || !rules.admit(claims)
        || !(claims.getValue("sub") instanceof String userId)
        || !(claims.getValue("name", userId) instanceof String name)
        || !Names.valid(userId)
        || !Names.valid(name)) {
      return Optional.empty();
    }
    return Optional.of(new Bearer(userId, name, roles(claims.getValue("roles")), end));
  }

  private static @Nullable Instant end(JsonObject claims) {
    return claims.getValue("exp") instanceof Number seconds && seconds.longValue() < LATEST_END_S
        ? Instant.ofEpochSecond(seconds.longValue())
        : null;
  }

  private boolean isEarly(@Nullable Object notBefore) {
    return notBefore != null
        && !(notBefore instanceof Number seconds
            && seconds.longValue() <= clock.instant().getEpochSecond());
  }

  private static Set<String> roles(@Nullable Object claim) {
    Set<String> roles = new HashSet<>();
    if (claim instanceof JsonArray several) {
      for (Object role : several) {
        if (role instanceof String text) {
          roles.add(text);
        }
      }
    }
    return roles;
  }
}
