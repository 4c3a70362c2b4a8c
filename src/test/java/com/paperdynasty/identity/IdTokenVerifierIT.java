package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ID tokens of a provider: which are of this sign-in, for this server, and signed by its keys. */
@RunsInParallel
class IdTokenVerifierIT {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final TestSigningKey KEY = TestSigningKey.rsa("one");
  private static final TestSigningKey NEXT = TestSigningKey.ec("two");
  private static Vertx vertx;
  private static TestJwksServer issuer;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    issuer = TestJwksServer.start(vertx, KEY);
  }

  @AfterAll
  static void stop() {
    issuer.close();
    vertx.close().await();
  }

  @Test
  void tokenOfThisSignInIsValid() {
    assertThat(fault(claims())).isNull();
    assertThat(fault(claims().put("aud", new JsonArray().add("client")))).isNull();
    assertThat(
            fault(claims().put("aud", new JsonArray().add("client").add("x")).put("azp", "client")))
        .isNull();
  }

  @Test
  void tokenOfAnotherSignInIssuerOrClientIsRefused() {
    assertThat(fault(claims().put("nonce", "other"))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(without("nonce"))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(claims().put("nonce", 7))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(claims().put("iss", "https://evil.example"))).isEqualTo(TokenError.ISSUER);
    assertThat(fault(without("iss"))).isEqualTo(TokenError.ISSUER);
    assertThat(fault(claims().put("aud", "other"))).isEqualTo(TokenError.AUDIENCE);
    assertThat(fault(without("aud"))).isEqualTo(TokenError.AUDIENCE);
    assertThat(fault(claims().put("aud", new JsonArray().add("client").add("x"))))
        .isEqualTo(TokenError.CLAIMS);
    assertThat(fault(claims().put("azp", "other"))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(without("sub"))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(claims().put("sub", ""))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(without("exp"))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(claims().put("exp", NOW.getEpochSecond() - 31))).isEqualTo(TokenError.EXPIRED);
  }

  @Test
  void tokenThatTheProviderDidNotSignIsRefused() {
    IdTokenVerifier verifier = verifier();

    assertThat(fault(verifier, TestSigningKey.rsa("one").sign(claims())))
        .isEqualTo(TokenError.SIGNATURE);
    assertThat(
            fault(
                verifier,
                TestSigningKey.secret("a secret of the test, long enough for it").sign(claims())))
        .isEqualTo(TokenError.ALGORITHM);
    assertThat(fault(verifier, "no.token.atall")).isEqualTo(TokenError.MALFORMED);
  }

  @Test
  void newKeyOfTheProviderIsFetched() {
    IdTokenVerifier verifier = verifier();
    assertThat(fault(verifier, KEY.sign(claims()))).isNull();
    issuer.publish(NEXT);
    try {
      assertThat(fault(verifier, NEXT.sign(claims()))).isNull();
    } finally {
      issuer.publish(KEY);
    }
  }

  @Test
  void anotherKeyUnderTheSameNameIsFetched() {
    TestSigningKey another = TestSigningKey.rsa("one");
    IdTokenVerifier verifier = verifier();
    assertThat(fault(verifier, KEY.sign(claims()))).isNull();
    issuer.publish(another);
    try {
      assertThat(fault(verifier, another.sign(claims()))).isNull();
      assertThat(fault(verifier, KEY.sign(claims()))).isEqualTo(TokenError.SIGNATURE);
    } finally {
      issuer.publish(KEY);
    }
  }

  /** A provider, or somebody who can send codes, must not make this server flood it. */
  @Test
  void keysAreFetchedOncePerPauseWhateverIsSent() {
    IdTokenVerifier verifier = verifier(600_000);
    assertThat(fault(verifier, KEY.sign(claims()))).isNull();
    int before = issuer.requests();
    for (int i = 0; i < 5; i++) {
      assertThat(fault(verifier, TestSigningKey.rsa("one").sign(claims())))
          .isEqualTo(TokenError.SIGNATURE);
      assertThat(fault(verifier, NEXT.sign(claims()))).isEqualTo(TokenError.UNKNOWN_KEY);
    }
    assertThat(issuer.requests()).isEqualTo(before);
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("sub", "ann")
        .put("iss", "https://id.example")
        .put("aud", "client")
        .put("nonce", "the nonce")
        .put("exp", NOW.getEpochSecond() + 60);
  }

  private static JsonObject without(String claim) {
    JsonObject claims = claims();
    claims.remove(claim);
    return claims;
  }

  private static TokenError fault(JsonObject claims) {
    return fault(verifier(), KEY.sign(claims));
  }

  private static TokenError fault(IdTokenVerifier verifier, String token) {
    return verifier.verify(token, "the nonce").await().match(claims -> null, fault -> fault);
  }

  private static IdTokenVerifier verifier() {
    return verifier(0);
  }

  private static IdTokenVerifier verifier(long pauseMs) {
    TokenRules rules =
        new TokenRules(
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
            null,
            List.of(),
            new JwksSettings(issuer.url(), pauseMs, 2_000, 3_600_000, 65_536, 8),
            "https://id.example",
            "client",
            Duration.ofSeconds(30),
            8_192);
    return new IdTokenVerifier(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
