package com.paperdynasty.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.json.StrictJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JSON Web Key Set (RFC 7517). Keys for other than the configured algorithms are skipped,
 * as the standard demands, and a secret is never accepted. vertx-auth-jwt checks {@code use} alone,
 * and would accept a published secret.
 */
final class JwkSetReader {
  private JwkSetReader() {}

  /**
   * The usable keys of a set, in its order.
   *
   * @param max how many keys are read
   * @throws IllegalArgumentException if it is not a set, or has no usable key
   */
  static List<VerificationKey> read(byte[] json, Set<SignatureAlgorithm> algorithms, int max) {
    JsonNode keys =
        StrictJson.STANDARD
            .object(json)
            .map(set -> set.path("keys"))
            .filter(JsonNode::isArray)
            .orElseThrow(() -> new IllegalArgumentException("not a JSON Web Key Set"));
    List<VerificationKey> usable = new ArrayList<>();
    for (JsonNode key : keys) {
      if (usable.size() < max && key.isObject()) {
        key(new JsonObject(key.toString()))
            .filter(read -> algorithms.contains(read.signatureAlgorithm()))
            .ifPresent(usable::add);
      }
    }
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("the key set has no usable key");
    }
    return List.copyOf(usable);
  }

  private static Optional<VerificationKey> key(JsonObject jwk) {
    try {
      String id = jwk.getValue("kid") instanceof String kid ? kid : null;
      VerificationKey key = VerificationKey.of(id, jwk);
      return isMeantFor(jwk, key.signatureAlgorithm()) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the issuer published a key to verify signatures of this algorithm. */
  private static boolean isMeantFor(JsonObject jwk, SignatureAlgorithm signatureAlgorithm) {
    return isOrMissing(jwk, "alg", signatureAlgorithm.name())
        && isOrMissing(jwk, "use", "sig")
        && (!jwk.containsKey("key_ops")
            || (jwk.getValue("key_ops") instanceof JsonArray uses && uses.contains("verify")));
  }

  private static boolean isOrMissing(JsonObject jwk, String name, String wanted) {
    return jwk.getValue(name) == null || wanted.equals(jwk.getValue(name));
  }
}
