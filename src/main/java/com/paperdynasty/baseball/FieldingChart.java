package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code x_check} comes to: a fielder's range against a d20 says whether he gets to the
 * ball, and his error rating against three d6 whether he holds on to it. Data of a league.
 */
public final class FieldingChart {
  /** The faces of the die that range is read against. */
  public static final int FACES = 20;

  /**
   * What a check came to.
   *
   * @param outcome an out, a hit or an error
   * @param bases of an error, 1 to 3; otherwise null
   */
  public record Finding(Outcome outcome, @Nullable Integer bases) {}

  /** A total of three dice on which who has that rating or a worse one errs. */
  record Slip(int rating, int bases) {}

  /** What holds at a position. The rows by the die and the columns by range, both from 0. */
  record Part(Fielder withoutCard, List<List<Outcome>> rows, Map<Integer, Slip> slips) {
    Part {
      rows = List.copyOf(rows);
      slips = Map.copyOf(slips);
    }
  }

  private final Map<Position, Part> parts;

  FieldingChart(Map<Position, Part> parts) {
    this.parts = new EnumMap<>(parts);
  }

  /** Everything that is wrong with such a chart; empty when it can be played by. */
  public static List<FieldingFault> faultsIn(FieldingText text) {
    FieldingReader reader = new FieldingReader(text);
    reader.read();
    return reader.faults();
  }

  /**
   * The chart, ready to play by.
   *
   * @throws IllegalArgumentException if {@link #faultsIn} finds a fault
   */
  public static FieldingChart of(FieldingText text) {
    FieldingReader reader = new FieldingReader(text);
    FieldingChart chart = reader.read();
    if (!reader.faults().isEmpty()) {
      throw new IllegalArgumentException(reader.faults().toString());
    }
    return chart;
  }

  /** A player there who has no card of his own. */
  public Fielder withoutCard(Position position) {
    return part(position).withoutCard();
  }

  /**
   * What a ball to that position comes to.
   *
   * @param d20 1 to 20
   * @param threeD6 the total of three dice, 3 to 18
   */
  public Finding lookUp(Position position, Fielder fielder, int d20, int threeD6) {
    Part part = part(position);
    Outcome outcome = part.rows().get(d20 - 1).get(fielder.range() - 1);
    Slip slip = part.slips().get(threeD6);
    return outcome.isOut() && slip != null && fielder.errorRating() >= slip.rating()
        ? new Finding(Outcome.REACHED_ON_ERROR, slip.bases())
        : new Finding(outcome, null);
  }

  /** What share of the balls to that position a fielder of that range gets to, in percent. */
  public int reaches(Position position, int range) {
    return share(part(position).rows(), range);
  }

  static int share(List<List<Outcome>> rows, int range) {
    long reached = rows.stream().filter(row -> row.get(range - 1).isOut()).count();
    return (int) (100 * reached / FACES);
  }

  private Part part(Position position) {
    return requireNonNull(parts.get(position));
  }
}
