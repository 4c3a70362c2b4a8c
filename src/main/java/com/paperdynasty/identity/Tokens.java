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

  /** A token for a user whose session begins now, signed with the first key. */
  public String issue(String userId, String name, Set<String> roles, Duration lifetime) {
    Instant now = clock.instant();
    return sign(new Bearer(userId, name, roles, now.plus(lifetime)), now.getEpochSecond());
  }

  /**
   * A newer token for the user of a good one, with the same name and roles; empty if it is not
   * good, or its session has lasted too long, or does not say when it began.
   *
   * @param lifetime of the new token, which ends with the session if that is sooner
   * @param longestSession from the first token on
   */
  public Future<Optional<Renewed>> renew(String token, Duration lifetime, Duration longestSession) {
    return claims(token)
        .map(
            known ->
                known.flatMap(
                    claims ->
                        bearer(claims)
                            .flatMap(user -> renewed(user, claims, lifetime, longestSession))));
  }

  /** A token and its end. */
  public record Renewed(String token, Instant expiresAt) {}

  private Optional<Renewed> renewed(
      Bearer user, JsonObject claims, Duration lifetime, Duration longestSession) {
    if (!(claims.getValue("auth_time") instanceof Number began)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant sessionEnd = Instant.ofEpochSecond(began.longValue()).plus(longestSession);
    Instant end = now.plus(lifetime).isBefore(sessionEnd) ? now.plus(lifetime) : sessionEnd;
    if (!end.isAfter(now)) {
      return Optional.empty();
    }
    Bearer longer = new Bearer(user.userId(), user.name(), user.roles(), end);
    return Optional.of(new Renewed(sign(longer, began.longValue()), end));
  }

  private String sign(Bearer user, long sessionBeganS) {
    JsonObject claims =
        new JsonObject()
            .put("sub", user.userId())
            .put("name", user.name())
            .put("roles", new JsonArray(user.roles().stream().sorted().toList()))
            .put("iat", clock.instant().getEpochSecond())
            .put("auth_time", sessionBeganS)
            .put("exp", user.expiresAt().getEpochSecond());
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
    return claims(token).map(known -> known.flatMap(this::bearer));
  }

  private Future<Optional<JsonObject>> claims(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return Future.succeededFuture(Optional.empty());
    }
    return authenticate(token)
        .map(user -> Optional.of(user.attributes().getJsonObject("accessToken")))
        .otherwise(Optional.empty());
  }

  private Future<User> authenticate(String token) {
    try {
      return jwt.authenticate(new TokenCredentials(token));
    } catch (RuntimeException e) {
      // The library casts claims as it goes; one of a wrong type makes a token that is none.
      return Future.failedFuture(e);
    }
  }

  private Optional<Bearer> bearer(JsonObject claims) {
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
