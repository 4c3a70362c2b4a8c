package com.paperdynasty.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.json.StrictJson;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JSON Web Key Set (RFC 7517). What is for something else than checking the configured
 * signatures is passed over, as the standard wants it; a secret in it is never taken.
 */
final class JwkSet {
  private JwkSet() {}

  /**
   * The keys of a set that can be used, in its order.
   *
   * @param most how many are taken
   * @throws IllegalArgumentException if it is no set, or there is none that can be used
   */
  static List<VerificationKey> read(byte[] json, Set<Algorithm> algorithms, int most) {
    JsonNode keys =
        StrictJson.STANDARD
            .object(json)
            .map(set -> set.path("keys"))
            .filter(JsonNode::isArray)
            .orElseThrow(() -> new IllegalArgumentException("it is no set of keys"));
    List<VerificationKey> usable = new ArrayList<>();
    for (JsonNode key : keys) {
      if (usable.size() < most && key instanceof ObjectNode object) {
        key(object).filter(read -> algorithms.contains(read.algorithm())).ifPresent(usable::add);
      }
    }
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("it has no key that can be used");
    }
    return List.copyOf(usable);
  }

  private static Optional<VerificationKey> key(ObjectNode jwk) {
    try {
      VerificationKey key = VerificationKey.of(jwk.path("kid").textValue(), publicKey(jwk));
      return isFor(jwk, key.algorithm()) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static PublicKey publicKey(ObjectNode jwk) throws GeneralSecurityException {
    return switch (jwk.path("kty").asText()) {
      case "RSA" ->
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
      case "EC" -> KeyFactory.getInstance("EC").generatePublic(point(jwk));
      default -> throw new IllegalArgumentException("no public key");
    };
  }

  private static ECPublicKeySpec point(ObjectNode jwk) {
    if (!jwk.path("crv").asText().equals("P-256")) {
      throw new IllegalArgumentException("another curve");
    }
    ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
    return new ECPublicKeySpec(point, P256.PARAMETERS);
  }

  private static BigInteger number(ObjectNode jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
  }

  /** Whether whoever published a key meant it for this. */
  private static boolean isFor(ObjectNode jwk, Algorithm algorithm) {
    return jwk.path("alg").asText(algorithm.name()).equals(algorithm.name())
        && jwk.path("use").asText("sig").equals("sig")
        && (!jwk.has("key_ops") || names(jwk.path("key_ops"), "verify"));
  }

  private static boolean names(JsonNode operations, String wanted) {
    for (JsonNode operation : operations) {
      if (operation.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
