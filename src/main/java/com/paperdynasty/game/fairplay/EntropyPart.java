package com.paperdynasty.game.fairplay;

import org.jspecify.annotations.Nullable;

/**
 * One side's part in a round of entropy.
 *
 * @param userId the user who committed; null before
 * @param commitment the last one, in hexadecimal; null before the first
 * @param commitments how many times the side committed
 * @param bytes the opened bytes in hexadecimal; null before
 */
public record EntropyPart(
    @Nullable String userId, @Nullable String commitment, int commitments, @Nullable String bytes) {
  /** A side that has not committed. */
  public static final EntropyPart NONE = new EntropyPart(null, null, 0, null);

  EntropyPart committed(String user, String newCommitment) {
    return new EntropyPart(user, newCommitment, commitments + 1, null);
  }

  EntropyPart opened(String hex) {
    return new EntropyPart(userId, commitment, commitments, hex);
  }

  /** Whether the side has committed to bytes. */
  public boolean isCommitted() {
    return commitment != null;
  }

  /** Whether the bytes are out. */
  public boolean isOpen() {
    return bytes != null;
  }

  void write(CanonicalWriter to) {
    to.text(userId);
    to.text(commitment);
    to.number(commitments);
    to.text(bytes);
  }
}
