package com.paperdynasty.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signature algorithms that can be configured. All others, and {@code none}, are refused. */
public enum SignatureAlgorithm {
  /** The server's own secret, which also signs. */
  HS256(32),
  /** An RSA key of another service. */
  RS256(0),
  /** A key of another service on the curve P-256. */
  ES256(64);

  private final int signatureBytes;

  SignatureAlgorithm(int signatureBytes) {
    this.signatureBytes = signatureBytes;
  }

  /** Whether it is checked with a public key. */
  public boolean isPublic() {
    return this != HS256;
  }

  /** Whether a signature has the length of this algorithm. With RSA it depends on the key. */
  boolean fitsLength(byte[] signature) {
    return signatureBytes == 0 ? signature.length > 0 : signature.length == signatureBytes;
  }

  /** The algorithm of that name in a token's header. */
  static Optional<SignatureAlgorithm> named(@Nullable String name) {
    for (SignatureAlgorithm signatureAlgorithm : values()) {
      if (signatureAlgorithm.name().equals(name)) {
        return Optional.of(signatureAlgorithm);
      }
    }
    return Optional.empty();
  }
}
