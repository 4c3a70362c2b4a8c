package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Ids that this server gives are accepted in tokens of its own secret alone. */
class ReservedIdsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final Vertx VERTX = Vertx.vertx();
  private static final TestSigningKey SECRET =
      TestSigningKey.secret("a secret of the test, long enough for it");
  private static final TestSigningKey RSA = TestSigningKey.rsa(null);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void tokenOfAnotherServiceIsNeverOfAGuestOrOfAUserWhoSignedInHere() {
    TokenService tokenService = tokens(GuestAccess.PLAY);

    assertThat(fault(tokenService, RSA.sign(claims("alice")))).isNull();
    assertThat(fault(tokenService, RSA.sign(claims("guest:1")))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(tokenService, RSA.sign(claims("oidc:1")))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(tokenService, SECRET.sign(claims("guest:1")))).isNull();
    assertThat(fault(tokenService, SECRET.sign(claims("oidc:1")))).isNull();
  }

  @Test
  void tokensOfGuestsEndWhenGuestsMayNoLongerPlay() {
    for (GuestAccess access : new GuestAccess[] {GuestAccess.OFF, GuestAccess.WATCH}) {
      assertThat(fault(tokens(access), SECRET.sign(claims("guest:1"))))
          .isEqualTo(TokenError.CLAIMS);
      assertThat(tokens(access).guestPasses()).isEmpty();
    }
    assertThat(tokens(GuestAccess.PLAY).guestPasses()).isPresent();
  }

  private static TokenError fault(TokenService tokenService, String token) {
    return tokenService.verify(token).await().match(authenticatedUser -> null, fault -> fault);
  }

  private static JsonObject claims(String userId) {
    return new JsonObject().put("sub", userId).put("exp", NOW.getEpochSecond() + 60);
  }

  private static TokenService tokens(GuestAccess access) {
    TokenRules rules =
        new TokenRules(
            Set.of(SignatureAlgorithm.HS256, SignatureAlgorithm.RS256),
            "a secret of the test, long enough for it",
            PemKeyReader.read(RSA.pem()),
            null,
            null,
            null,
            Duration.ZERO,
            8_192,
            access);
    return new TokenService(VERTX, rules, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
