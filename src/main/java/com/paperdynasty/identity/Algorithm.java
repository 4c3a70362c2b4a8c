package com.paperdynasty.identity;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways of signing that can be configured. There is no other, and {@code none} is none. */
public enum Algorithm {
  /** A secret of our own, which signs as well. */
  HS256(32),
  /** Somebody else's RSA key. */
  RS256(0),
  /** Somebody else's key on the curve P-256. */
  ES256(64);

  private static final int LEAST_RSA_BITS = 2_048;

  private final int signatureBytes;

  Algorithm(int signatureBytes) {
    this.signatureBytes = signatureBytes;
  }

  /** Whether it is checked with a public key. */
  public boolean isPublic() {
    return this != HS256;
  }

  /** Whether a signature can be one of it by its length. An RSA key has its own. */
  boolean admits(byte[] signature) {
    return signatureBytes == 0 ? signature.length > 0 : signature.length == signatureBytes;
  }

  /** The algorithm of that name, as it stands in a header. */
  static Optional<Algorithm> named(@Nullable String name) {
    for (Algorithm algorithm : values()) {
      if (algorithm.name().equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /**
   * The one algorithm that a public key is good for.
   *
   * @throws IllegalArgumentException if it is too weak, or of a kind that is not used here
   */
  static Algorithm of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      if (rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
        throw new IllegalArgumentException("an RSA key has " + LEAST_RSA_BITS + " bits or more");
      }
      return RS256;
    }
    if (key instanceof ECPublicKey curve && P256.is(curve.getParams())) {
      return ES256;
    }
    throw new IllegalArgumentException("a key is an RSA key or one on the curve P-256");
  }
}
