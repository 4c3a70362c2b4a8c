package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The claims, lifetime and signature of a token. */
class TokenServiceTest extends TokenScene {
  @Test
  void issuedTokenVerifiesAsItsUser() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of("admin"), Duration.ofHours(1));

    AuthenticatedUser authenticatedUser = verify(token).orElseThrow();

    assertThat(authenticatedUser.inSession(""))
        .isEqualTo(new AuthenticatedUser("alice", "Alice", Set.of("admin"), NOW.plusSeconds(3600)));
    assertThat(authenticatedUser.admin()).isTrue();
  }

  @Test
  void userWithoutNameIsNamedByTheirId() {
    assertThat(verify(signed(claims())).orElseThrow().name()).isEqualTo("alice");
  }

  @Test
  void tokenIsAcceptedForTheLeewayAfterItsExp() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofSeconds(60));

    assertThat(verify(tokens(NOW.plusSeconds(89)), token).orElseThrow().expiresAt())
        .isEqualTo(NOW.plusSeconds(60));
    assertThat(fault(tokens(NOW.plusSeconds(90)), token)).isEqualTo(TokenError.EXPIRED);
  }

  @Test
  void tokenIsRefusedBeforeNbfMinusLeeway() {
    assertThat(fault(tokens(NOW), signed(claims().put("nbf", NOW.getEpochSecond() + 31))))
        .isEqualTo(TokenError.EARLY);
    assertThat(verify(signed(claims().put("nbf", NOW.getEpochSecond() + 30)))).isPresent();
    assertThat(verify(signed(claims().put("nbf", "soon")))).isEmpty();
  }

  @Test
  void withoutLeewayTokenEndsAtItsExp() {
    TokenRules exact =
        new TokenRules(
            Set.of(SignatureAlgorithm.HS256),
            SECRET,
            List.of(),
            null,
            null,
            null,
            Duration.ZERO,
            8_192);
    TokenService atTheEnd =
        new TokenService(vertx, exact, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
    TokenService before =
        new TokenService(vertx, exact, Clock.fixed(NOW.plusSeconds(59), ZoneOffset.UTC));

    assertThat(verify(before, signed(claims()))).isPresent();
    assertThat(fault(atTheEnd, signed(claims()))).isEqualTo(TokenError.EXPIRED);
  }

  @Test
  void implausibleDateIsRefused() {
    for (Object date :
        new Object[] {
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          -1,
          1e300,
          new BigInteger("18446744075513551616"),
          "9",
          true
        }) {
      assertThat(verify(signed(claims().put("exp", date)))).as("exp %s", date).isEmpty();
      assertThat(verify(signed(claims().put("nbf", date)))).as("nbf %s", date).isEmpty();
      String token = signed(claims().put("auth_time", date));
      assertThat(renew(NOW, token, Duration.ofMinutes(1))).as("auth_time %s", date).isEmpty();
    }
  }

  @Test
  void tokenWithoutExpOrSubIsRefused() {
    assertThat(verify(signed(without("exp")))).isEmpty();
    assertThat(verify(signed(without("sub")))).isEmpty();
  }

  @Test
  void claimOfAWrongTypeIsRefused() {
    assertThat(verify(signed(claims().put("exp", "tomorrow")))).isEmpty();
    assertThat(verify(signed(claims().put("exp", Long.MAX_VALUE)))).isEmpty();
    assertThat(verify(signed(claims().put("sub", 7)))).isEmpty();
    assertThat(verify(signed(claims().put("sub", "")))).isEmpty();
  }

  /** Users do not choose how their provider names them. */
  @Test
  void invalidNameDoesNotLockTheUserOut() {
    assertThat(nameOf(claims().put("name", "bell \u0007"))).isEqualTo("bell");
    assertThat(nameOf(claims().put("name", "x".repeat(65)))).isEqualTo("x".repeat(64));
    assertThat(nameOf(claims().put("name", "\u202e"))).startsWith("Player ");
    assertThat(nameOf(claims().put("name", new JsonObject()))).isEqualTo("alice");
    assertThat(nameOf(claims().putNull("name"))).isEqualTo("alice");
    assertThat(nameOf(claims().put("sub", "\u0410lice"))).startsWith("Player ");
  }

  private String nameOf(JsonObject claims) {
    return verify(signed(claims)).orElseThrow().name();
  }

  @Test
  void rolesOfAWrongTypeAreIgnored() {
    JsonArray odd = new JsonArray().add("scorer").add(7).add(new JsonObject());

    assertThat(verify(signed(claims().put("roles", odd))).orElseThrow().roles())
        .containsExactly("scorer");
    assertThat(verify(signed(claims().put("roles", "admin"))).orElseThrow().admin()).isFalse();
  }

  @Test
  void tokenOfAnotherSecretIsRefused() {
    assertThat(verify(sign(claims(), "HS256", "another secret, and also quite long enough")))
        .isEmpty();
  }

  @Test
  void otherAlgorithmIsRefusedEvenWithOurSecret() {
    assertThat(verify(sign(claims(), "HS384", SECRET))).isEmpty();
    assertThat(verify(sign(claims(), "HS512", SECRET))).isEmpty();
  }

  @Test
  void unsignedTokenIsRefused() {
    for (String none : new String[] {"none", "None", "NONE", ""}) {
      String head = base64(new JsonObject().put("typ", "JWT").put("alg", none).encode());
      String body = base64(claims().encode());
      assertThat(verify(head + "." + body + ".")).isEmpty();
      assertThat(verify(head + "." + body)).isEmpty();
    }
  }

  @Test
  void signatureOfAnotherTokenIsRefused() {
    String[] mine = signed(claims()).split("\\.", -1);
    String forged = base64(claims().put("roles", new JsonArray().add("admin")).encode());

    assertThat(verify(mine[0] + "." + forged + "." + mine[2])).isEmpty();
    assertThat(verify(mine[0] + "." + mine[1] + ".")).isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    for (String text : new String[] {"", ".", "..", "a.b.c", "null", "{}", "x".repeat(10_000)}) {
      assertThat(verify(text)).isEmpty();
    }
  }

  @Test
  void configuredIssuerAndAudienceAreChecked() {
    TokenRules rules = TokenRules.ofSecret(SECRET, "the league", "table");
    TokenService strict = new TokenService(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
    JsonObject right = claims().put("iss", "the league");

    assertThat(verify(strict, signed(claims()))).isEmpty();
    assertThat(verify(strict, signed(right.copy().put("aud", "kitchen")))).isEmpty();
    assertThat(verify(strict, signed(right.copy().put("aud", "table")))).isPresent();
    assertThat(verify(strict, signed(right.copy().put("aud", new JsonArray().add("table")))))
        .isPresent();
    assertThat(verify(strict, strict.issue("bob", "Bob", Set.of(), Duration.ofHours(1))))
        .isPresent();
  }

  @Test
  void faultTellsTheReason() {
    TokenRules rules = TokenRules.ofSecret(SECRET, "the league", "table");
    TokenService strict = new TokenService(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
    JsonObject right = claims().put("iss", "the league").put("aud", "table");

    assertThat(fault(strict, signed(right.copy().put("iss", "others"))))
        .isEqualTo(TokenError.ISSUER);
    assertThat(fault(strict, signed(right.copy().put("aud", "kitchen"))))
        .isEqualTo(TokenError.AUDIENCE);
    assertThat(fault(strict, signed(without("sub")))).isEqualTo(TokenError.CLAIMS);
    assertThat(fault(strict, sign(right, "HS256", "another secret, and also quite long enough")))
        .isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(strict, sign(right, "HS512", SECRET))).isEqualTo(TokenError.ALGORITHM);
    assertThat(fault(strict, "a.b.c")).isEqualTo(TokenError.MALFORMED);
  }

  @Test
  void shortSecretIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRules.ofSecret("too short", null, null));
  }
}
