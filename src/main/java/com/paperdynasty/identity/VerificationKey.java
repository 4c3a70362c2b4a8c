package com.paperdynasty.identity;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key that verifies signatures, as a JWK (RFC 7517), with its one algorithm: a token's
 * header cannot choose another.
 *
 * @param id the {@code kid} by which tokens name it, or null
 * @param key the numbers of the key, and nothing else
 */
public record VerificationKey(
    SignatureAlgorithm signatureAlgorithm, @Nullable String id, JsonObject key) {
  private static final int LEAST_RSA_BITS = 2_048;

  /** The bounds of the JDK, which does not create a key beyond them. */
  private static final int MOST_RSA_BITS = 16_384;

  private static final int ANY_EXPONENT_BITS = 3_072;
  private static final int MOST_EXPONENT_BITS = 64;
  private static final int CURVE_BITS = 256;

  /** Copies the key, so that it never changes. */
  public VerificationKey {
    key = key.copy();
  }

  /**
   * The key of a JWK. vertx-auth-jwt accepts RSA keys of any size and other curves, and skips a key
   * that it cannot read with a warning, so all of that is checked here. Only the numbers of the JWK
   * are used, because the library would trust a private key or a chain of certificates beside them.
   *
   * @throws IllegalArgumentException if the key is too weak, invalid, or of a kind that is not
   *     supported
   */
  static VerificationKey of(@Nullable String id, JsonObject jwk) {
    return switch ("" + jwk.getValue("kty")) {
      case "RSA" -> rsa(id, jwk);
      case "EC" -> onCurve(id, jwk);
      default -> throw otherKind();
    };
  }

  private static VerificationKey rsa(@Nullable String id, JsonObject jwk) {
    BigInteger modulus = number(jwk, "n");
    int bits = modulus.bitLength();
    if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
      throw new IllegalArgumentException(
          "an RSA key must have " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits");
    }
    BigInteger exponent = number(jwk, "e");
    if (!exponent.testBit(0) || exponent.bitLength() < 2 || exponent.compareTo(modulus) >= 0) {
      throw new IllegalArgumentException(
          "an RSA key must have an odd exponent from 3 on, below its modulus");
    }
    if (bits > ANY_EXPONENT_BITS && exponent.bitLength() > MOST_EXPONENT_BITS) {
      throw new IllegalArgumentException(
          "an RSA key of more than %d bits must have an exponent of %d bits at most"
              .formatted(ANY_EXPONENT_BITS, MOST_EXPONENT_BITS));
    }
    return new VerificationKey(SignatureAlgorithm.RS256, id, only(jwk, "kty", "n", "e"));
  }

  private static VerificationKey onCurve(@Nullable String id, JsonObject jwk) {
    if (!"P-256".equals(jwk.getValue("crv"))
        || number(jwk, "x").bitLength() > CURVE_BITS
        || number(jwk, "y").bitLength() > CURVE_BITS) {
      throw otherKind();
    }
    return new VerificationKey(SignatureAlgorithm.ES256, id, only(jwk, "kty", "crv", "x", "y"));
  }

  static IllegalArgumentException otherKind() {
    return new IllegalArgumentException("a key must be an RSA key or on the curve P-256");
  }

  private static BigInteger number(JsonObject jwk, String name) {
    if (jwk.getValue(name) instanceof String text && !text.isEmpty()) {
      return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }
    throw new IllegalArgumentException("the key has no number " + name);
  }

  private static JsonObject only(JsonObject jwk, String... names) {
    JsonObject only = new JsonObject();
    for (String name : names) {
      only.put(name, jwk.getString(name));
    }
    return only;
  }

  /** The key for the library, with its one algorithm. */
  JsonObject jwk() {
    JsonObject jwk = key.copy().put("alg", signatureAlgorithm.name());
    return id == null ? jwk : jwk.put("kid", id);
  }
}
