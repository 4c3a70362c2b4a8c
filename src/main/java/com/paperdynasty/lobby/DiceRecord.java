package com.paperdynasty.lobby;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is published of a game's dice, to verify its rolls.
 *
 * @param seeds the seeds of the rolls, in order. There is one, unless a play was undone after the
 *     game was over; their generations count from 0
 * @param entropies the texts that the managers added; each counts for the rolls with a higher seq
 * @param rolls the data of every {@code dice_rolled}, as JSON text, with its seq
 * @param commitments to bytes, each with the round of its side
 * @param bytes that were opened
 * @param joints by round, from 1, once its first roll was made
 */
public record DiceRecord(
    UUID gameId,
    List<Seed> seeds,
    List<Entropy> entropies,
    List<Rolled> rolls,
    List<Part> commitments,
    List<Part> bytes,
    Map<Integer, Joint> joints) {
  public DiceRecord {
    commitments = List.copyOf(commitments);
    bytes = List.copyOf(bytes);
    joints = Map.copyOf(joints);
    seeds = List.copyOf(seeds);
    entropies = List.copyOf(entropies);
    rolls = List.copyOf(rolls);
  }

  /**
   * A seed of rolls.
   *
   * @param seq of the event that committed to it
   * @param fromRoll the lowest number of its rolls
   * @param commitment its SHA-256, published before it was used
   * @param seed in hexadecimal; null until the game is over
   */
  public record Seed(long seq, int fromRoll, String commitment, @Nullable String seed) {}

  /**
   * A manager's text, with the seq of its event.
   *
   * @param fromRoll the lowest number of the rolls that it counts for
   */
  public record Entropy(long seq, int fromRoll, String side, String text) {}

  /** A side's part in a round: its commitment, or its bytes, in hexadecimal. */
  public record Part(long seq, int round, String side, String by, String hex) {}

  /**
   * Whether the dice of a round come from both sides.
   *
   * @param missing the sides that did not give their part
   */
  public record Joint(boolean joint, List<String> missing) {
    public Joint {
      missing = List.copyOf(missing);
    }
  }

  /** A roll, with the seq of its event. */
  public record Rolled(long seq, String data) {}

  /**
   * The texts that count for the rolls of a generation, each from its first roll of it on.
   *
   * @param generation from 0
   */
  public List<Entropy> entropiesOf(int generation) {
    int first = seeds.get(generation).fromRoll();
    boolean last = generation == seeds.size() - 1;
    int end = last ? Integer.MAX_VALUE : seeds.get(generation + 1).fromRoll();
    Map<String, Entropy> known = new LinkedHashMap<>();
    List<Entropy> later = new ArrayList<>();
    for (Entropy entropy : entropies) {
      if (entropy.fromRoll() <= first) {
        known.put(
            entropy.side(), new Entropy(entropy.seq(), first, entropy.side(), entropy.text()));
      } else if (entropy.fromRoll() < end) {
        later.add(entropy);
      }
    }
    List<Entropy> all = new ArrayList<>(known.values());
    all.addAll(later);
    return all;
  }

  /** The seed of the next roll, or of the last one if the game is over. */
  public Seed latest() {
    return seeds.get(seeds.size() - 1);
  }
}
