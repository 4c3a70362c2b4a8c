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
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
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
  void aTokenEndsOnTheSecond() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofSeconds(60));

    assertThat(verify(tokens(NOW.plusSeconds(59)), token)).isPresent();
    assertThat(verify(tokens(NOW.plusSeconds(60)), token)).isEmpty();
  }

  @Test
  void aTokenIsNoGoodBeforeItsTime() {
    assertThat(verify(signed(claims().put("nbf", NOW.getEpochSecond() + 1)))).isEmpty();
    assertThat(verify(signed(claims().put("nbf", NOW.getEpochSecond())))).isPresent();
    assertThat(verify(signed(claims().put("nbf", "soon")))).isEmpty();
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
  void aPublicKeyIsNoSecret() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    TokenRules rsa =
        new TokenRules(
            List.of(new PubSecKeyOptions().setAlgorithm("RS256").setBuffer(pem)), null, null);
    Tokens tokens = new Tokens(vertx, rsa, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(verify(tokens, sign(claims(), "HS256", pem))).isEmpty();
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

    assertThat(renew(NOW.plusSeconds(1), expired, Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, signed(claims()), Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, "nonsense", Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRules.ofSecret("too short", null, null));
  }

  private static Optional<Tokens.Renewed> renew(Instant now, String token, Duration lifetime) {
    return tokens(now).renew(token, lifetime, Duration.ofHours(1)).await();
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
    return tokens.verify(token).await();
  }
}
