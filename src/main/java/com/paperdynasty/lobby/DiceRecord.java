package com.paperdynasty.lobby;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to work out a game's rolls again, as far as it is known.
 *
 * @param commitment SHA-256 of the seed, published before the first roll
 * @param entropies what the managers added; each counts for the rolls with a higher seq
 * @param rolls the data of every {@code dice_rolled}, as JSON text, with its seq
 * @param seed in hexadecimal, once the game is over
 */
public record DiceRecord(
    UUID gameId,
    String commitment,
    List<Entropy> entropies,
    List<Rolled> rolls,
    @Nullable String seed) {
  public DiceRecord {
    entropies = List.copyOf(entropies);
    rolls = List.copyOf(rolls);
  }

  /** A manager's text, and where it stands in the log. */
  public record Entropy(long seq, String side, String text) {}

  /** Dice, and where they stand in the log. */
  public record Rolled(long seq, String data) {}
}
