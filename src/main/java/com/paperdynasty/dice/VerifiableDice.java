package com.paperdynasty.dice;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The dice of one game. The same number and entropies always give the same roll; the package
 * documentation has the exact bytes, so that anyone can verify a roll.
 */
public final class VerifiableDice {
  private static final String SCHEME = "paper-dynasty-dice-1";
  private static final String EXTRA = "paper-dynasty-extra-1";
  private static final String EXTRA_ID = "paper-dynasty-extra-id-1";
  private static final int ID_BYTES = 8;

  private final DiceSeed seed;
  private final UUID gameId;

  public VerifiableDice(DiceSeed seed, UUID gameId) {
    this.seed = seed;
    this.gameId = gameId;
  }

  /** The seed that every roll comes from. */
  public DiceSeed seed() {
    return seed;
  }

  /**
   * Roll number {@code number}.
   *
   * @param number from 1
   * @param awayEntropy the away manager's text, empty if they gave none
   * @param homeEntropy the home manager's text, empty if they gave none
   */
  public DiceFaces roll(int number, String awayEntropy, String homeEntropy) {
    return fiveOf(bytesOfRoll(number, awayEntropy, homeEntropy));
  }

  /**
   * The total of three more six-sided dice of that roll, taken after the five, for the fielder's
   * error rating.
   *
   * @param number of the roll, from 1
   * @param awayEntropy the away manager's text, empty if they gave none
   * @param homeEntropy the home manager's text, empty if they gave none
   * @return 3 to 18
   */
  public int errorCheck(int number, String awayEntropy, String homeEntropy) {
    Bytes bytes = bytesOfRoll(number, awayEntropy, homeEntropy);
    fiveOf(bytes);
    return bytes.die(6) + bytes.die(6) + bytes.die(6);
  }

  /**
   * Extra dice. They have a stream of their own, which reveals nothing about any roll.
   *
   * @param sides of each die, in their order
   * @param awayEntropy the away manager's text, empty if they gave none
   * @param homeEntropy the home manager's text, empty if they gave none
   * @return the value of each die
   */
  public List<Integer> extra(
      ExtraDiceKey key, List<Integer> sides, String awayEntropy, String homeEntropy) {
    Bytes bytes = new Bytes(key.lines(EXTRA, gameId), lines(awayEntropy, homeEntropy));
    return sides.stream().map(bytes::die).toList();
  }

  /**
   * The id of extra dice. The same dice always have the same id, and nobody can guess it who does
   * not know the seed.
   */
  public String extraId(ExtraDiceKey key) {
    return HexFormat.of().formatHex(seed.hmac(key.lines(EXTRA_ID, gameId)), 0, ID_BYTES);
  }

  private Bytes bytesOfRoll(int number, String awayEntropy, String homeEntropy) {
    return new Bytes(SCHEME + "\n" + gameId + "\n" + number, lines(awayEntropy, homeEntropy));
  }

  private static DiceFaces fiveOf(Bytes bytes) {
    return new DiceFaces(bytes.die(6), bytes.die(6), bytes.die(6), bytes.die(20), bytes.die(20));
  }

  private static String lines(String awayEntropy, String homeEntropy) {
    return hex(awayEntropy) + "\n" + hex(homeEntropy);
  }

  private static String hex(String entropy) {
    return HexFormat.of().formatHex(entropy.getBytes(StandardCharsets.UTF_8));
  }

  /** An endless sequence of bytes from which dice are taken. */
  private final class Bytes {
    private final String before;
    private final String after;
    private byte[] block = {};
    private int next;
    private int blocks;

    /**
     * Creates a sequence from its first block on.
     *
     * @param before the lines before the number of the block
     * @param after the lines after it
     */
    Bytes(String before, String after) {
      this.before = before;
      this.after = after;
    }

    int die(int sides) {
      int fair = 256 / sides * sides;
      int value = nextByte();
      while (value >= fair) {
        value = nextByte();
      }
      return value % sides + 1;
    }

    private int nextByte() {
      if (next == block.length) {
        block = seed.hmac(before + "\n" + blocks++ + "\n" + after);
        next = 0;
      }
      return Byte.toUnsignedInt(block[next++]);
    }
  }
}
