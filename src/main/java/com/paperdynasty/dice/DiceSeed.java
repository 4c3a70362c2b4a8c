package com.paperdynasty.dice;

import com.paperdynasty.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The 32 secret bytes behind a game's rolls. {@link #toString} hides them. */
public final class DiceSeed {
  /** The number of bytes of a seed. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  /** Initialized with the key, and cloned for each message. Made on first use. */
  private volatile @Nullable Mac keyed;

  private DiceSeed(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a seed has " + BYTES + " bytes, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  /** A seed of these bytes, which must come from a cryptographically secure generator. */
  public static DiceSeed of(byte[] bytes) {
    return new DiceSeed(bytes.clone());
  }

  /** A seed from its 64 hexadecimal digits. */
  public static DiceSeed ofHex(String hex) {
    return new DiceSeed(HexFormat.of().parseHex(hex));
  }

  /** SHA-256 of the seed in hexadecimal, which is published before the first roll. */
  public String commitment() {
    return Sha256.hex(bytes);
  }

  /** The seed itself in hexadecimal. Show it to nobody while another roll may come from it. */
  public String reveal() {
    return HexFormat.of().formatHex(bytes);
  }

  /** HMAC-SHA256 of a message, with the seed as its key. */
  byte[] hmac(String message) {
    try {
      Mac mac = (Mac) keyed().clone();
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException | CloneNotSupportedException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private Mac keyed() throws NoSuchAlgorithmException, InvalidKeyException {
    Mac mac = keyed;
    if (mac == null) {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      keyed = mac;
    }
    return mac;
  }

  /** Another seed, which reveals nothing about this one or others derived from it. */
  DiceSeed derive(String label) {
    return new DiceSeed(hmac(label));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiceSeed seed && MessageDigest.isEqual(bytes, seed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "DiceSeed[hidden]";
  }
}
