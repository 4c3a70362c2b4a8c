package com.paperdynasty.limits;

import java.util.Optional;

/**
 * A block of addresses with a common prefix, such as {@code 10.0.0.0/8}.
 *
 * @param bits the length of the prefix
 */
public record CidrBlock(ClientAddress base, int bits) {

  /** Reads a block, or a single address. Empty if the text is neither. */
  public static Optional<CidrBlock> parse(String text) {
    String[] parts = text.split("/", 2);
    return ClientAddress.parse(parts[0])
        .flatMap(base -> bits(parts, base).map(bits -> new CidrBlock(base, bits)));
  }

  private static Optional<Integer> bits(String[] parts, ClientAddress base) {
    int all = base.ip().getAddress().length * Byte.SIZE;
    if (parts.length == 1) {
      return Optional.of(all);
    }
    return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= all
        ? Optional.of(Integer.valueOf(parts[1]))
        : Optional.empty();
  }

  boolean contains(ClientAddress address) {
    byte[] ours = base.ip().getAddress();
    byte[] theirs = address.ip().getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
