package com.paperdynasty.identity;

import io.vertx.ext.auth.PubSecKeyOptions;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key that checks signatures, and the one algorithm that it does so with: what a token's
 * header says of it never matters.
 *
 * @param id the {@code kid} by which tokens name it, if it has one
 */
public record VerificationKey(Algorithm algorithm, @Nullable String id, PublicKey key) {

  /**
   * A key with the algorithm that it is good for.
   *
   * @throws IllegalArgumentException if it is good for none
   */
  static VerificationKey of(@Nullable String id, PublicKey key) {
    return new VerificationKey(Algorithm.of(key), id, key);
  }

  PubSecKeyOptions options() {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + lines.encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return new PubSecKeyOptions().setAlgorithm(algorithm.name()).setId(id).setBuffer(pem);
  }
}
