package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final String SECRET = "a secret of the test, long enough for it";
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @Test
  void aTokenTellsWhomItWasIssuedTo() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of("admin"), Duration.ofHours(1));

    Bearer bearer = verify(token).orElseThrow();

    assertThat(bearer)
        .isEqualTo(new Bearer("alice", "Alice", Set.of("admin"), NOW.plusSeconds(3600)));
    assertThat(bearer.admin()).isTrue();
  }

  @Test
  void whoHasNoNameIsCalledByHisId() {
    assertThat(verify(signed(claims())).orElseThrow().name()).isEqualTo("alice");
  }

  @Test
  void aTokenEndsOnTheSecondAfterTheLeewayAndSaysItsOwnEnd() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofSeconds(60));

    assertThat(verify(tokens(NOW.plusSeconds(89)), token).orElseThrow().expiresAt())
        .isEqualTo(NOW.plusSeconds(60));
    assertThat(fault(tokens(NOW.plusSeconds(90)), token)).isEqualTo(TokenFault.EXPIRED);
  }

  @Test
  void aTokenIsNoGoodBeforeItsTimeAndTheLeeway() {
    assertThat(fault(tokens(NOW), signed(claims().put("nbf", NOW.getEpochSecond() + 31))))
        .isEqualTo(TokenFault.EARLY);
    assertThat(verify(signed(claims().put("nbf", NOW.getEpochSecond() + 30)))).isPresent();
    assertThat(verify(signed(claims().put("nbf", "soon")))).isEmpty();
  }

  @Test
  void withoutLeewayTheSecondItselfCounts() {
    TokenRules exact =
        new TokenRules(
            Set.of(Algorithm.HS256), SECRET, List.of(), null, null, null, Duration.ZERO, 8_192);
    Tokens atTheEnd = new Tokens(vertx, exact, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
    Tokens before = new Tokens(vertx, exact, Clock.fixed(NOW.plusSeconds(59), ZoneOffset.UTC));

    assertThat(verify(before, signed(claims()))).isPresent();
    assertThat(fault(atTheEnd, signed(claims()))).isEqualTo(TokenFault.EXPIRED);
  }

  @Test
  void aDateThatCannotBeMeantMakesATokenThatIsNone() {
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
  void aTokenWithoutEndOrSubjectIsNone() {
    assertThat(verify(signed(without("exp")))).isEmpty();
    assertThat(verify(signed(without("sub")))).isEmpty();
  }

  @Test
  void aTokenWithClaimsOfAWrongTypeIsNone() {
    assertThat(verify(signed(claims().put("exp", "tomorrow")))).isEmpty();
    assertThat(verify(signed(claims().put("exp", Long.MAX_VALUE)))).isEmpty();
    assertThat(verify(signed(claims().put("sub", 7)))).isEmpty();
    assertThat(verify(signed(claims().put("sub", "")))).isEmpty();
    assertThat(verify(signed(claims().put("name", new JsonObject())))).isEmpty();
    assertThat(verify(signed(claims().put("name", "x".repeat(65))))).isEmpty();
    assertThat(verify(signed(claims().put("name", "bell \u0007")))).isEmpty();
  }

  @Test
  void rolesOfAWrongTypeAreNoRoles() {
    JsonArray odd = new JsonArray().add("scorer").add(7).add(new JsonObject());

    assertThat(verify(signed(claims().put("roles", odd))).orElseThrow().roles())
        .containsExactly("scorer");
    assertThat(verify(signed(claims().put("roles", "admin"))).orElseThrow().admin()).isFalse();
  }

  @Test
  void aTokenOfAnotherSecretIsNone() {
    assertThat(verify(sign(claims(), "HS256", "another secret, and also quite long enough")))
        .isEmpty();
  }

  @Test
  void anAlgorithmThatIsNotConfiguredIsRefusedEvenWithOurSecret() {
    assertThat(verify(sign(claims(), "HS384", SECRET))).isEmpty();
    assertThat(verify(sign(claims(), "HS512", SECRET))).isEmpty();
  }

  @Test
  void anUnsignedTokenIsNone() {
    for (String none : new String[] {"none", "None", "NONE", ""}) {
      String head = base64(new JsonObject().put("typ", "JWT").put("alg", none).encode());
      String body = base64(claims().encode());
      assertThat(verify(head + "." + body + ".")).isEmpty();
      assertThat(verify(head + "." + body)).isEmpty();
    }
  }

  @Test
  void theSignatureOfOneTokenIsNoneForAnother() {
    String[] mine = signed(claims()).split("\\.", -1);
    String forged = base64(claims().put("roles", new JsonArray().add("admin")).encode());

    assertThat(verify(mine[0] + "." + forged + "." + mine[2])).isEmpty();
    assertThat(verify(mine[0] + "." + mine[1] + ".")).isEmpty();
  }

  @Test
  void whatIsNoTokenAtAllIsNone() {
    for (String text : new String[] {"", ".", "..", "a.b.c", "null", "{}", "x".repeat(10_000)}) {
      assertThat(verify(text)).isEmpty();
    }
  }

  @Test
  void issuerAndAudienceAreCheckedWhereTheyAreAskedFor() {
    TokenRules rules = TokenRules.ofSecret(SECRET, "the league", "table");
    Tokens strict = new Tokens(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
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
  void aRenewedTokenIsForTheSameUserAndLastsLonger() {
    String first = tokens(NOW).issue("alice", "Alice", Set.of("admin"), Duration.ofMinutes(10));
    Instant later = NOW.plusSeconds(300);
    Tokens.Renewed renewed = renew(later, first, Duration.ofMinutes(10)).orElseThrow();

    assertThat(verify(tokens(later), renewed.token()))
        .contains(new Bearer("alice", "Alice", Set.of("admin"), later.plusSeconds(600)));
    assertThat(renewed.expiresAt()).isEqualTo(later.plusSeconds(600));
  }

  @Test
  void noTokenOutlivesItsSession() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofMinutes(50));
    for (int minute = 40; minute <= 55; minute += 5) {
      Instant then = NOW.plusSeconds(60L * minute);
      Tokens.Renewed renewed = renew(then, token, Duration.ofMinutes(50)).orElseThrow();
      assertThat(renewed.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
      token = renewed.token();
    }
    assertThat(renew(NOW.plusSeconds(3600), token, Duration.ofMinutes(50))).isEmpty();
  }

  @Test
  void whatIsNotGoodOrDoesNotSayWhenItBeganIsNotRenewed() {
    String expired = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofSeconds(1));

    assertThat(renew(NOW.plusSeconds(31), expired, Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, signed(claims()), Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, "nonsense", Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void aSessionThatBeginsInTheFutureIsNone() {
    long began = NOW.getEpochSecond() + 31;
    Tokens tokens = tokens(NOW);

    assertThat(
            tokens
                .renew(
                    signed(claims().put("auth_time", began)),
                    Duration.ofMinutes(1),
                    Duration.ofHours(1))
                .await())
        .isEqualTo(new Checked.Bad<>(TokenFault.SESSION));
  }

  @Test
  void aRenewedTokenHasNoRoleMoreThanTheOldOne() {
    JsonObject claims = claims().put("auth_time", NOW.getEpochSecond());
    claims
        .put("roles", new JsonArray().add("scorer").add(7))
        .put("admin", true)
        .put("scope", "admin");
    String renewed = renew(NOW, signed(claims), Duration.ofMinutes(1)).orElseThrow().token();

    assertThat(verify(renewed).orElseThrow().roles()).containsExactly("scorer");
    assertThat(verify(renewed).orElseThrow().name()).isEqualTo("alice");
  }

  @Test
  void whatIsMissingOrWrongIsSaidToWhoRunsTheServer() {
    TokenRules rules = TokenRules.ofSecret(SECRET, "the league", "table");
    Tokens strict = new Tokens(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
    JsonObject right = claims().put("iss", "the league").put("aud", "table");

    assertThat(fault(strict, signed(right.copy().put("iss", "others"))))
        .isEqualTo(TokenFault.ISSUER);
    assertThat(fault(strict, signed(right.copy().put("aud", "kitchen"))))
        .isEqualTo(TokenFault.AUDIENCE);
    assertThat(fault(strict, signed(without("sub")))).isEqualTo(TokenFault.CLAIMS);
    assertThat(fault(strict, sign(right, "HS256", "another secret, and also quite long enough")))
        .isEqualTo(TokenFault.SIGNATURE);
    assertThat(fault(strict, sign(right, "HS512", SECRET))).isEqualTo(TokenFault.ALGORITHM);
    assertThat(fault(strict, "a.b.c")).isEqualTo(TokenFault.MALFORMED);
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRules.ofSecret("too short", null, null));
  }

  private static Optional<Tokens.Renewed> renew(Instant now, String token, Duration lifetime) {
    return tokens(now).renew(token, lifetime, Duration.ofHours(1)).await().asOptional();
  }

  private static TokenFault fault(Tokens tokens, String token) {
    return tokens.verify(token).await().match(bearer -> null, fault -> fault);
  }

  private static JsonObject claims() {
    return new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 60);
  }

  private static JsonObject without(String claim) {
    JsonObject claims = claims();
    claims.remove(claim);
    return claims;
  }

  private static String signed(JsonObject claims) {
    return sign(claims, "HS256", SECRET);
  }

  private static String sign(JsonObject claims, String algorithm, String secret) {
    PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(secret);
    return JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key))
        .generateToken(claims, new JWTOptions().setAlgorithm(algorithm).setNoTimestamp(true));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Tokens tokens(Instant now) {
    return new Tokens(
        vertx, TokenRules.ofSecret(SECRET, null, null), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Optional<Bearer> verify(String token) {
    return verify(tokens(NOW), token);
  }

  private static Optional<Bearer> verify(Tokens tokens, String token) {
    return tokens.verify(token).await().asOptional();
  }
}
