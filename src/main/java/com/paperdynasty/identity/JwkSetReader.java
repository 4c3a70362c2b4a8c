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
 * Reads a JSON Web Key Set (RFC 7517). Keys that do not check the configured signatures are passed
 * over, as the standard wants it, and a secret is never taken. The library looks at {@code use}
 * alone, and takes a secret that somebody published.
 */
final class JwkSetReader {
  private JwkSetReader() {}

  /**
   * The keys of a set that can be used, in its order.
   *
   * @param most how many are taken
   * @throws IllegalArgumentException if it is not a set, or has no key that can be used
   */
  static List<VerificationKey> read(byte[] json, Set<SignatureAlgorithm> algorithms, int most) {
    JsonNode keys =
        StrictJson.STANDARD
            .object(json)
            .map(set -> set.path("keys"))
            .filter(JsonNode::isArray)
            .orElseThrow(() -> new IllegalArgumentException("it is not a set of keys"));
    List<VerificationKey> usable = new ArrayList<>();
    for (JsonNode key : keys) {
      if (usable.size() < most && key.isObject()) {
        key(new JsonObject(key.toString()))
            .filter(read -> algorithms.contains(read.signatureAlgorithm()))
            .ifPresent(usable::add);
      }
    }
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("it has no key that can be used");
    }
    return List.copyOf(usable);
  }

  private static Optional<VerificationKey> key(JsonObject jwk) {
    try {
      String id = jwk.getValue("kid") instanceof String kid ? kid : null;
      VerificationKey key = VerificationKey.of(id, jwk);
      return isFor(jwk, key.signatureAlgorithm()) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the issuer published a key for this. */
  private static boolean isFor(JsonObject jwk, SignatureAlgorithm signatureAlgorithm) {
    return isOrMissing(jwk, "alg", signatureAlgorithm.name())
        && isOrMissing(jwk, "use", "sig")
        && (!jwk.containsKey("key_ops")
            || (jwk.getValue("key_ops") instanceof JsonArray uses && uses.contains("verify")));
  }

  private static boolean isOrMissing(JsonObject jwk, String name, String wanted) {
    return jwk.getValue(name) == null || wanted.equals(jwk.getValue(name));
  }
}
