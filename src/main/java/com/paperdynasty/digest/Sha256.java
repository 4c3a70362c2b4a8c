package com.paperdynasty.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) of bytes, or of a text's bytes in UTF-8. Hexadecimal has 64 digits in lower
 * case. Pure and thread-safe.
 */
public final class Sha256 {
  /**
   * Never updated itself; each digest starts from a clone of it, which is cheaper than a look-up.
   */
  private static final MessageDigest EMPTY = empty();

  private Sha256() {}

  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes of the digest. */
  public static byte[] bytes(byte[] content) {
    return bytes(content, 0, content.length);
  }

  /** The 32 bytes of the digest of a part of an array. */
  public static byte[] bytes(byte[] content, int offset, int length) {
    try {
      MessageDigest digest = (MessageDigest) EMPTY.clone();
      digest.update(content, offset, length);
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of this platform cannot be copied", e);
    }
  }

  /** The 32 bytes of the digest of a text. */
  public static byte[] bytes(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest in hexadecimal. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(bytes(content));
  }

  /** The digest of a text in hexadecimal. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }
}
