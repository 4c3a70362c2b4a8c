package com.paperdynasty.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 with a key that is derived from the server's secret for one purpose, so that what is
 * made for one purpose is never taken for another. Pure and thread-safe.
 */
public final class KeyedHash {
  /** The length of a hash. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * A hash for one purpose.
   *
   * @param purpose a text that no other use of the secret has
   */
  public KeyedHash(String secret, String purpose) {
    SecretKeySpec master = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.key = new SecretKeySpec(hash(master, purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
  }

  private static byte[] hash(SecretKeySpec key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The hash of a content. */
  public byte[] of(byte[] content) {
    return hash(key, content);
  }

  /** Whether it is the hash of this content. Takes the same time for every wrong hash. */
  public boolean matches(byte[] content, byte[] hash) {
    return MessageDigest.isEqual(of(content), hash);
  }
}
