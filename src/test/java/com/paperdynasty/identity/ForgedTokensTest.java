package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks with forged tokens, most of them signed by a trusted key. */
class ForgedTokensTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final TestSigningKey SECRET =
      TestSigningKey.secret("a secret of the test, long enough for it");
  private static final TestSigningKey RSA = TestSigningKey.rsa(null);
  private static final TestSigningKey EC = TestSigningKey.ec(null);
  private static final JsonObject HEADER = new JsonObject().put("alg", "HS256").put("typ", "JWT");
  private static final JsonObject CLAIMS =
      new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 60);

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
  void configuredAlgorithmsAreAcceptedWithTheirOwnKey() {
    for (TestSigningKey key : List.of(SECRET, RSA, EC)) {
      assertThat(fault(key.sign(CLAIMS))).isNull();
    }
  }

  @Test
  void otherAlgorithmsAreRefusedEvenWithAKnownKey() {
    TokenService rsaAlone =
        tokens(
            new TokenRules(
                Set.of(SignatureAlgorithm.RS256),
                null,
                PemKeyReader.read(RSA.pem()),
                null,
                null,
                null,
                Duration.ZERO,
                8_192));

    assertThat(fault(rsaAlone, RSA.sign(CLAIMS))).isNull();
    assertThat(fault(rsaAlone, SECRET.sign(CLAIMS))).isEqualTo(TokenError.ALGORITHM);
    assertThat(fault(rsaAlone, EC.sign(CLAIMS))).isEqualTo(TokenError.ALGORITHM);
    for (String name : List.of("none", "None", "HS512", "RS512", "PS256", "hs256", "EdDSA", "")) {
      for (TestSigningKey key : List.of(SECRET, RSA, EC)) {
        assertThat(fault(key.sign(HEADER.copy().put("alg", name), CLAIMS)))
            .as(name)
            .isEqualTo(TokenError.ALGORITHM);
      }
    }
    for (Object odd : new Object[] {7, true, new JsonArray().add("HS256"), new JsonObject()}) {
      assertThat(fault(SECRET.sign(HEADER.copy().put("alg", odd), CLAIMS)))
          .isEqualTo(TokenError.ALGORITHM);
    }
    assertThat(fault(SECRET.sign(new JsonObject().put("typ", "JWT"), CLAIMS)))
        .isEqualTo(TokenError.ALGORITHM);
  }

  @Test
  void publicKeyIsNeverUsedAsASecret() {
    byte[] pem = RSA.pem().getBytes(StandardCharsets.US_ASCII);
    byte[] stripped = RSA.pem().strip().getBytes(StandardCharsets.US_ASCII);
    byte[] der = Base64.getMimeDecoder().decode(RSA.pem().replaceAll("-----[A-Z ]+-----", ""));
    byte[] jwk = RSA.jwk().encode().getBytes(StandardCharsets.UTF_8);
    byte[] modulus = RSA.jwk().getString("n").getBytes(StandardCharsets.US_ASCII);
    for (byte[] known : List.of(pem, stripped, der, jwk, modulus)) {
      assertThat(fault(TestSigningKey.secret(known).sign(CLAIMS))).isEqualTo(TokenError.SIGNATURE);
    }
  }

  @Test
  void keyOfAnotherAlgorithmIsNotUsed() {
    JsonObject asRsa = HEADER.copy().put("alg", "RS256");
    JsonObject asCurve = HEADER.copy().put("alg", "ES256");

    assertThat(fault(SECRET.sign(asRsa, CLAIMS))).isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(EC.sign(asRsa, CLAIMS))).isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(RSA.sign(asCurve, CLAIMS))).isEqualTo(TokenError.MALFORMED);
    assertThat(fault(SECRET.sign(asCurve, CLAIMS))).isEqualTo(TokenError.MALFORMED);
    assertThat(fault(TestSigningKey.rsa(null).sign(CLAIMS))).isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(TestSigningKey.ec(null).sign(CLAIMS))).isEqualTo(TokenError.SIGNATURE);
  }

  @Test
  void emptyCurveSignatureIsRefused() {
    String unsigned = unsigned(EC.sign(CLAIMS));

    assertThat(fault(unsigned + encoded(new byte[64]))).isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(unsigned + encoded(new byte[63]))).isEqualTo(TokenError.MALFORMED);
    assertThat(fault(unsigned)).isEqualTo(TokenError.MALFORMED);
  }

  @Test
  void keyInTheTokenItselfIsNotUsed() {
    TestSigningKey mine = TestSigningKey.rsa("mine");
    JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "mine");

    assertThat(fault(mine.sign(header.copy().put("jwk", mine.jwk()), CLAIMS)))
        .isEqualTo(TokenError.SIGNATURE);
    assertThat(fault(mine.sign(header.copy().put("jku", "https://evil.example/keys"), CLAIMS)))
        .isEqualTo(TokenError.SIGNATURE);
    JsonArray chain = new JsonArray().add(mine.pem());
    assertThat(fault(mine.sign(header.copy().put("x5c", chain), CLAIMS)))
        .isEqualTo(TokenError.SIGNATURE);
  }

  @Test
  void criticalExtensionIsRefused() {
    JsonArray none = new JsonArray();
    for (JsonArray critical :
        List.of(none, new JsonArray().add("exp"), new JsonArray().add("b64"))) {
      assertThat(fault(SECRET.sign(HEADER.copy().put("crit", critical).put("b64", false), CLAIMS)))
          .isEqualTo(TokenError.MALFORMED);
    }
  }

  @Test
  void tokenOfAnotherTypeIsRefused() {
    for (String type : List.of("JWT", "jwt", "at+jwt", "application/at+jwt")) {
      assertThat(fault(SECRET.sign(HEADER.copy().put("typ", type), CLAIMS))).as(type).isNull();
    }
    assertThat(fault(SECRET.sign(new JsonObject().put("alg", "HS256"), CLAIMS))).isNull();
    for (Object type : new Object[] {"", "logout+jwt", "dpop+jwt", "JWE", 7, new JsonArray()}) {
      assertThat(fault(SECRET.sign(HEADER.copy().put("typ", type), CLAIMS)))
          .as("%s", type)
          .isEqualTo(TokenError.MALFORMED);
    }
  }

  @Test
  void duplicateJsonKeyIsRefused() {
    String claims = "{\"sub\":\"alice\",\"exp\":" + (NOW.getEpochSecond() + 60);
    String header = "{\"alg\":\"HS256\"";

    assertThat(fault(SECRET.sign(header + "}", claims + "}"))).isNull();
    for (String twice :
        List.of(
            SECRET.sign(header + ",\"alg\":\"HS256\"}", claims + "}"),
            SECRET.sign(header + ",\"alg\":\"none\"}", claims + "}"),
            SECRET.sign(header + "}", claims + ",\"sub\":\"bob\"}"),
            SECRET.sign(header + "}", claims + ",\"s\\u0075b\":\"bob\"}"),
            SECRET.sign(header + "}", claims + ",\"a\":{\"b\":1,\"b\":2}}"))) {
      assertThat(fault(twice)).isEqualTo(TokenError.MALFORMED);
    }
  }

  @Test
  void headerAndClaimsMustEachBeOneObject() {
    String claims = CLAIMS.encode();
    String deep = "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
    for (String odd : List.of("", "null", "[]", "7", "{", claims + claims, claims + "x", deep)) {
      assertThat(fault(SECRET.sign(HEADER.encode(), odd))).as(odd).isEqualTo(TokenError.MALFORMED);
      assertThat(fault(SECRET.sign(odd, claims))).as(odd).isEqualTo(TokenError.MALFORMED);
    }
    assertThat(fault(SECRET.sign(HEADER.encode(), claims + "  "))).isNull();
  }

  @Test
  void nonCanonicalTokenIsRefused() {
    String token = SECRET.sign(CLAIMS);
    String[] parts = token.split("\\.", -1);
    String other = parts[2].substring(0, 42) + sameBits(parts[2].charAt(42));

    assertThat(Base64.getUrlDecoder().decode(other))
        .isEqualTo(Base64.getUrlDecoder().decode(parts[2]));
    for (String odd :
        List.of(
            token + ".",
            "." + token,
            token + ".x",
            token + "=",
            token + "\n",
            " " + token,
            parts[0] + ".." + parts[2],
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + "." + other,
            parts[0] + "." + parts[1] + "." + parts[2].substring(0, 42),
            parts[0] + "." + parts[1] + "." + parts[2] + "AAAA")) {
      assertThat(fault(odd)).as(odd).isEqualTo(TokenError.MALFORMED);
    }
  }

  @Test
  void tooLongTokenIsRefused() {
    String fits = SECRET.sign(CLAIMS.copy().put("x", "x".repeat(5_900)));
    String tooLong = SECRET.sign(CLAIMS.copy().put("x", "x".repeat(6_200)));

    assertThat(fits.length()).isLessThanOrEqualTo(8_192);
    assertThat(tooLong.length()).isGreaterThan(8_192);
    assertThat(fault(fits)).isNull();
    assertThat(fault(tooLong)).isEqualTo(TokenError.MALFORMED);
  }

  @Test
  void keyIdMustBeAShortText() {
    assertThat(fault(SECRET.sign(HEADER.copy().put("kid", "x".repeat(256)), CLAIMS))).isNull();
    for (Object id : new Object[] {"x".repeat(257), 7, new JsonObject(), true}) {
      assertThat(fault(SECRET.sign(HEADER.copy().put("kid", id), CLAIMS)))
          .isEqualTo(TokenError.MALFORMED);
    }
  }

  /** Another last character of a 32-byte signature: its last two bits are unused. */
  private static char sameBits(char last) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return alphabet.charAt(alphabet.indexOf(last) ^ 1);
  }

  private static String unsigned(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static TokenError fault(String token) {
    return fault(
        tokens(
            new TokenRules(
                Set.of(SignatureAlgorithm.values()),
                "a secret of the test, long enough for it",
                PemKeyReader.read(RSA.pem() + EC.pem()),
                null,
                null,
                null,
                Duration.ZERO,
                8_192)),
        token);
  }

  private static TokenError fault(TokenService tokenService, String token) {
    return tokenService.verify(token).await().match(authenticatedUser -> null, fault -> fault);
  }

  private static TokenService tokens(TokenRules rules) {
    return new TokenService(vertx, rules, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
