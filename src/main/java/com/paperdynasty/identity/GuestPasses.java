package com.paperdynasty.identity;

import com.paperdynasty.user.UserIds;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Draws guests. A guest's pass proves, to any node with the same secret and without a time limit,
 * that the guest is theirs: the browser that keeps it gets the same guest again. Nothing is stored
 * here. Thread-safe.
 */
public final class GuestPasses {
  private static final int ID_BYTES = 16;
  private static final int PASS_BYTES = ID_BYTES + KeyedHash.BYTES;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final KeyedHash keyedHash;
  private final SecureRandom random;

  public GuestPasses(String secret, SecureRandom random) {
    this.keyedHash = new KeyedHash(secret, "paper-dynasty guest pass 1");
    this.random = random;
  }

  /**
   * A guest.
   *
   * @param pass secret: the bearer is this guest
   */
  public record DrawnGuest(String userId, String pass) {
    /** Does not show the pass. */
    @Override
    public String toString() {
      return userId;
    }
  }

  /** A guest whose id nobody can foresee. */
  public DrawnGuest draw() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    byte[] pass = Arrays.copyOf(id, PASS_BYTES);
    System.arraycopy(keyedHash.of(id), 0, pass, ID_BYTES, KeyedHash.BYTES);
    return new DrawnGuest(userId(id), ENCODER.encodeToString(pass));
  }

  /** The guest of a pass; empty if the pass was not made with this secret. */
  public Optional<DrawnGuest> of(String pass) {
    byte[] bytes = decoded(pass);
    if (bytes.length != PASS_BYTES) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOf(bytes, ID_BYTES);
    return keyedHash.matches(id, Arrays.copyOfRange(bytes, ID_BYTES, PASS_BYTES))
        ? Optional.of(new DrawnGuest(userId(id), pass))
        : Optional.empty();
  }

  private static byte[] decoded(String pass) {
    if (pass.length() != PASS_BYTES * 4 / 3) {
      return new byte[0];
    }
    try {
      return Base64.getUrlDecoder().decode(pass);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String userId(byte[] id) {
    return UserIds.GUEST + HexFormat.of().formatHex(id);
  }
}
