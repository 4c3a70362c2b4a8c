package com.paperdynasty.identity;

import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * An issuer that publishes keys, a token service that fetches them, and a clock that the test
 * moves.
 */
abstract class KeySetScene {
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  static final long PAUSE_S = 60;
  static final long AGE_S = 3_600;
  static final long TIMEOUT_MS = 2_000;
  static final int MAX_BYTES = 20_000;
  static TestSigningKey first;
  static TestSigningKey second;
  static TestSigningKey stranger;
  final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  final Vertx vertx = Vertx.vertx();
  TestJwksServer issuer;
  TokenService tokenService;

  @BeforeAll
  static void drawKeys() {
    first = TestSigningKey.rsa("first");
    second = TestSigningKey.ec("second");
    stranger = TestSigningKey.rsa("stranger");
  }

  @BeforeEach
  void start() {
    issuer = TestJwksServer.start(vertx, first);
    tokenService = tokens(issuer.url());
  }

  @AfterEach
  void stop() {
    issuer.close();
    vertx.close().await();
  }

  TokenError fault(TestSigningKey key) {
    return fault(key.sign(claims()));
  }

  TokenError fault(String token) {
    return tokenService.verify(token).await().match(authenticatedUser -> null, fault -> fault);
  }

  static JsonObject claims() {
    return new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 100_000);
  }

  void later(long seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }

  TokenService tokens(String url) {
    return new TokenService(vertx, rules(url), new ManualClock());
  }

  static TokenRules rules(String url) {
    return new TokenRules(
        Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
        null,
        List.of(),
        settings(url),
        null,
        null,
        Duration.ZERO,
        8_192);
  }

  static JwksSettings settings(String url) {
    return new JwksSettings(url, PAUSE_S * 1_000, TIMEOUT_MS, AGE_S * 1_000, MAX_BYTES, 8);
  }

  /** A clock that only the test moves. */
  final class ManualClock extends Clock {
    @Override
    public Instant instant() {
      return time.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
