package com.paperdynasty.dice;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The dice of one game. The same number and entropies always give the same roll; the package
 * documentation has the exact bytes, so that anyone can verify a roll.
 */
public final class VerifiableDice {
  private static final String SCHEME = "paper-dynasty-dice-1";

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
    Bytes bytes = new Bytes(number, hex(awayEntropy), hex(homeEntropy));
    return bytes.rollFive();
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
    Bytes bytes = new Bytes(number, hex(awayEntropy), hex(homeEntropy));
    bytes.rollFive();
    return bytes.die(6) + bytes.die(6) + bytes.die(6);
  }

  private static String hex(String entropy) {
    return HexFormat.of().formatHex(entropy.getBytes(StandardCharsets.UTF_8));
  }

  /** The endless sequence of bytes from which one roll's dice are taken. */
  private final class Bytes {
    private final int number;
    private final String away;
    private final String home;
    private byte[] block = {};
    private int next;
    private int blocks;

    Bytes(int number, String away, String home) {
      this.number = number;
      this.away = away;
      this.home = home;
    }

    /** The five dice of a roll. */
    DiceFaces rollFive() {
      return new DiceFaces(die(6), die(6), die(6), die(20), die(20));
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
        block =
            seed.hmac(
                String.join(
                    "\n", SCHEME, gameId.toString(), "" + number, "" + blocks++, away, home));
        next = 0;
      }
      return Byte.toUnsignedInt(block[next++]);
    }
  }
}
