package com.paperdynasty.lobby;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to work out a game's rolls again, as far as it is known.
 *
 * @param seeds what the rolls come from, in order: one, unless a play was undone after the game was
 *     over
 * @param entropies what the managers added; each counts for the rolls with a higher seq
 * @param rolls the data of every {@code dice_rolled}, as JSON text, with its seq
 */
public record DiceRecord(
    UUID gameId, List<Seed> seeds, List<Entropy> entropies, List<Rolled> rolls) {
  public DiceRecord {
    seeds = List.copyOf(seeds);
    entropies = List.copyOf(entropies);
    rolls = List.copyOf(rolls);
  }

  /**
   * Where rolls come from.
   *
   * @param seq of the event that committed to it
   * @param commitment its SHA-256, published before it was used
   * @param seed in hexadecimal, once the game was over
   */
  public record Seed(long seq, String commitment, @Nullable String seed) {}

  /** A manager's text, and where it stands in the log. */
  public record Entropy(long seq, String side, String text) {}

  /** Dice, and where they stand in the log. */
  public record Rolled(long seq, String data) {}

  /** What the next roll comes from, or the last one came from. */
  public Seed latest() {
    return seeds.get(seeds.size() - 1);
  }
}
