package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which keys are read from PEM and from a key set, and for which algorithm. */
class PublicKeysTest {
  private static final Set<SignatureAlgorithm> BOTH =
      EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);
  private static final TestSigningKey RSA = TestSigningKey.rsa("r");
  private static final TestSigningKey EC = TestSigningKey.ec("e");

  @Test
  void keyTypeDeterminesTheAlgorithm() {
    assertThat(PemKeyReader.read(EC.pem() + "\n" + RSA.pem()))
        .extracting(VerificationKey::signatureAlgorithm)
        .containsExactly(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256);
    assertThat(read(RSA.jwk(), EC.jwk()))
        .extracting(VerificationKey::signatureAlgorithm)
        .containsExactly(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);
  }

  @Test
  void jwkAndPemGiveTheSameKey() {
    assertThat(read(RSA.jwk()).get(0).key()).isEqualTo(PemKeyReader.read(RSA.pem()).get(0).key());
    assertThat(read(EC.jwk()).get(0).key()).isEqualTo(PemKeyReader.read(EC.pem()).get(0).key());
    assertThat(read(EC.jwk()).get(0).id()).isEqualTo("e");
  }

  @Test
  void pemWithoutPublicKeyIsRefusedWithoutShowingIt() {
    String mangled = RSA.pem().replaceFirst("MII", "AAA");
    for (String pem : List.of("", "nonsense", RSA.privatePem(), EC.privatePem(), mangled)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PemKeyReader.read(pem))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PemKeyReader.read(RSA.pem() + RSA.privatePem()))
        .withMessageContaining("private");
  }

  @Test
  void weakKeyAndOtherCurveAreRefused() {
    for (TestSigningKey weak :
        List.of(TestSigningKey.rsa(null, 1_024), TestSigningKey.ec(null, "secp384r1"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> PemKeyReader.read(weak.pem()));
      assertThatIllegalArgumentException().isThrownBy(() -> read(weak.jwk()));
    }
  }

  @Test
  void keysForOtherUsesAreSkipped() {
    JsonObject encrypts = RSA.jwk().put("use", "enc");
    JsonObject otherAlgorithm = RSA.jwk().put("alg", "PS256");
    JsonObject wraps = RSA.jwk().put("key_ops", new JsonArray().add("wrapKey"));
    JsonObject secret = new JsonObject().put("kty", "oct").put("k", "c2VjcmV0").put("alg", "HS256");
    JsonObject broken = new JsonObject().put("kty", "RSA").put("n", "*").put("e", 7);
    JsonObject unknown = new JsonObject().put("kty", "OKP").put("crv", "Ed25519").put("x", "AA");
    JsonObject checks = EC.jwk().put("key_ops", new JsonArray().add("verify"));
    checks.remove("alg");
    checks.remove("use");

    assertThat(read(encrypts, otherAlgorithm, wraps, secret, broken, unknown, checks))
        .singleElement()
        .extracting(VerificationKey::id)
        .isEqualTo("e");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(encrypts, otherAlgorithm, wraps, secret, broken, unknown));
  }

  /** The library would skip it with a warning and have fewer keys than this server believes. */
  @Test
  void keyThatTheLibraryCannotReadIsSkipped() {
    String even = TestSigningKey.base64("\2");
    String none = TestSigningKey.base64("\0");
    String far = TestSigningKey.base64("x".repeat(33));
    JsonObject withoutCurve = EC.jwk();
    withoutCurve.remove("crv");
    for (JsonObject odd :
        List.of(
            RSA.jwk().put("e", even),
            RSA.jwk().put("e", none),
            RSA.jwk().put("e", far),
            RSA.jwk().put("n", 7),
            EC.jwk().put("x", far),
            EC.jwk().put("y", "="),
            EC.jwk().put("kty", new JsonArray()),
            withoutCurve)) {
      assertThat(read(odd, EC.jwk())).as(odd.encode()).hasSize(1);
    }
  }

  @Test
  void incompleteKeyIsSkipped() {
    for (String number : List.of("n", "e", "x", "y")) {
      Supplier<JsonObject> whole = number.equals("n") || number.equals("e") ? RSA::jwk : EC::jwk;
      JsonObject without = whole.get();
      without.remove(number);
      for (JsonObject odd :
          List.of(
              without,
              whole.get().putNull(number),
              whole.get().put(number, true),
              whole.get().put(number, ""))) {
        assertThat(read(odd, EC.jwk())).as(odd.encode()).hasSize(1);
      }
    }
  }

  /** The JDK does not create a key beyond its bounds. */
  @Test
  void rsaKeyBeyondTheBoundsOfTheJdkIsSkipped() {
    String most = number(BigInteger.ONE.shiftLeft(16_384).subtract(BigInteger.ONE));
    String tooLong = number(BigInteger.ONE.shiftLeft(16_384).setBit(0));
    String far = number(BigInteger.ONE.shiftLeft(64).setBit(0));
    String large = number(BigInteger.ONE.shiftLeft(3_072).setBit(0));

    assertThat(read(RSA.jwk().put("n", most))).hasSize(1);
    assertThat(read(RSA.jwk().put("n", tooLong), EC.jwk())).hasSize(1);
    assertThat(read(RSA.jwk().put("e", far))).as("of 2,048 bits").hasSize(1);
    assertThat(read(RSA.jwk().put("n", large).put("e", far), EC.jwk())).hasSize(1);
    assertThat(read(RSA.jwk().put("e", tooLong), EC.jwk())).as("above the modulus").hasSize(1);
  }

  @Test
  void truncatedRsaKeyIsReportedAsSuch() {
    byte[] der = Base64.getMimeDecoder().decode(RSA.pem().replaceAll("-----.*-----", ""));
    String half = Base64.getEncoder().encodeToString(Arrays.copyOf(der, der.length / 2));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PemKeyReader.read(
                    "-----BEGIN PUBLIC KEY-----\n" + half + "\n-----END PUBLIC KEY-----"))
        .withMessage("the RSA key in it cannot be read");
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  @Test
  void onlyPublicNumbersOfAKeyAreKept() {
    JsonObject careless = RSA.jwk().put("d", "AQAB").put("x5c", new JsonArray().add("MIIB"));

    assertThat(read(careless).get(0).key().fieldNames()).containsOnly("kty", "n", "e");
    assertThat(read(EC.jwk().put("d", "AQAB")).get(0).key().fieldNames())
        .containsOnly("kty", "crv", "x", "y");
  }

  @Test
  void keyOfAnAlgorithmThatIsNotConfiguredIsSkipped() {
    byte[] set = set(RSA.jwk(), EC.jwk());

    assertThat(JwkSetReader.read(set, EnumSet.of(SignatureAlgorithm.ES256), 9)).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JwkSetReader.read(set, EnumSet.of(SignatureAlgorithm.HS256), 9));
  }

  @Test
  void keysBeyondTheBoundAreIgnored() {
    JsonObject[] keys =
        IntStream.range(0, 12)
            .mapToObj(i -> EC.jwk().put("kid", "k" + i))
            .toArray(JsonObject[]::new);

    assertThat(JwkSetReader.read(set(keys), BOTH, 9)).hasSize(9);
  }

  @Test
  void invalidKeySetIsRefused() {
    for (String text :
        List.of(
            "",
            "[]",
            "{}",
            "{\"keys\":{}}",
            "{\"keys\":[]}",
            "{\"keys\":[7,null]}",
            "{\"keys\":")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JwkSetReader.read(text.getBytes(StandardCharsets.UTF_8), BOTH, 9));
    }
  }

  private static List<VerificationKey> read(JsonObject... keys) {
    return JwkSetReader.read(set(keys), BOTH, 9);
  }

  private static byte[] set(JsonObject... keys) {
    return new JsonObject()
        .put("keys", new JsonArray(List.of((Object[]) keys)))
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }
}
