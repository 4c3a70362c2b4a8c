package com.paperdynasty.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * MD5 (RFC 1321) of a text's bytes in UTF-8, for keys that PostgreSQL must be able to make as well:
 * it has MD5 without an extension. It protects nothing. Pure and thread-safe.
 */
public final class Md5 {
  private Md5() {}

  /** The 16 bytes of the digest. */
  public static byte[] bytes(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
