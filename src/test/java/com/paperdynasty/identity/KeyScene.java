package com.paperdynasty.identity;

import com.paperdynasty.harness.KeyServer;
import com.paperdynasty.harness.SigningKey;
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
 * An issuer who publishes keys, tokens that are checked by them, and a clock that the test moves.
 */
abstract class KeyScene {
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  static final long PAUSE_S = 60;
  static final long AGE_S = 3_600;
  static final long TIMEOUT_MS = 2_000;
  static final int MOST_BYTES = 20_000;
  static SigningKey first;
  static SigningKey second;
  static SigningKey stranger;
  final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  final Vertx vertx = Vertx.vertx();
  KeyServer issuer;
  Tokens tokens;

  @BeforeAll
  static void drawKeys() {
    first = SigningKey.rsa("first");
    second = SigningKey.ec("second");
    stranger = SigningKey.rsa("stranger");
  }

  @BeforeEach
  void start() {
    issuer = KeyServer.start(vertx, first);
    tokens = tokens(issuer.url());
  }

  @AfterEach
  void stop() {
    issuer.close();
    vertx.close().await();
  }

  TokenFault fault(SigningKey key) {
    return fault(key.sign(claims()));
  }

  TokenFault fault(String token) {
    return tokens.verify(token).await().match(bearer -> null, fault -> fault);
  }

  static JsonObject claims() {
    return new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 100_000);
  }

  void later(long seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }

  Tokens tokens(String url) {
    return new Tokens(vertx, rules(url), new Movable());
  }

  static TokenRules rules(String url) {
    return new TokenRules(
        Set.of(Algorithm.RS256, Algorithm.ES256),
        null,
        List.of(),
        settings(url),
        null,
        null,
        Duration.ZERO,
        8_192);
  }

  static JwksSettings settings(String url) {
    return new JwksSettings(url, PAUSE_S * 1_000, TIMEOUT_MS, AGE_S * 1_000, MOST_BYTES, 8);
  }

  /** A clock that stands until the test moves it. */
  final class Movable extends Clock {
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
