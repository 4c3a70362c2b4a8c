package com.paperdynasty.identity;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A token service with a secret, and tokens that it and others sign. */
abstract class TokenScene {
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  static final String SECRET = "a secret of the test, long enough for it";
  static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  static Optional<TokenService.Renewed> renew(Instant now, String token, Duration lifetime) {
    return tokens(now).renew(token, lifetimes(lifetime)).await().asOptional();
  }

  static TokenService.Lifetimes lifetimes(Duration token) {
    return new TokenService.Lifetimes(token, Duration.ofHours(1), Duration.ofMinutes(30));
  }

  static TokenError fault(TokenService tokenService, String token) {
    return tokenService.verify(token).await().match(authenticatedUser -> null, fault -> fault);
  }

  static JsonObject claims() {
    return new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 60);
  }

  static JsonObject without(String claim) {
    JsonObject claims = claims();
    claims.remove(claim);
    return claims;
  }

  static String signed(JsonObject claims) {
    return sign(claims, "HS256", SECRET);
  }

  static String sign(JsonObject claims, String algorithm, String secret) {
    PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(secret);
    return JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key))
        .generateToken(claims, new JWTOptions().setAlgorithm(algorithm).setNoTimestamp(true));
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static TokenService tokens(Instant now) {
    return new TokenService(
        vertx, TokenRules.ofSecret(SECRET, null, null), Clock.fixed(now, ZoneOffset.UTC));
  }

  static Optional<AuthenticatedUser> verify(String token) {
    return verify(tokens(NOW), token);
  }

  static Optional<AuthenticatedUser> verify(TokenService tokenService, String token) {
    return tokenService.verify(token).await().asOptional();
  }
}
