package com.paperdynasty.baseball.league;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import java.util.List;
import java.util.Map;

/**
 * The advances of the batter and the runners on each outcome, computed once for every state of the
 * bases. Part of a league.
 */
public final class AdvancementTables {
  /** By outcome, then by occupied bases and named runner; see {@link #cell}. */
  private final Map<Outcome, List<List<Advance>>> outcomes;

  /** By the number of bases of an error, 1 to 3. */
  private final List<List<List<Advance>>> errors;

  private final List<List<Advance>> choiceAsSaid;

  /** By ground ball, then by occupied bases and hit location; see {@link #groundCell}. */
  private final Map<Outcome, List<List<Advance>>> back;

  private final Map<Outcome, List<List<Advance>>> in;

  AdvancementTables(
      Map<Outcome, List<List<Advance>>> outcomes,
      List<List<List<Advance>>> errors,
      List<List<Advance>> choiceAsSaid,
      Map<Outcome, List<List<Advance>>> back,
      Map<Outcome, List<List<Advance>>> in) {
    this.outcomes = outcomes;
    this.errors = errors;
    this.choiceAsSaid = choiceAsSaid;
    this.back = back;
    this.in = in;
  }

  /** All faults in the tables; empty when they are valid. */
  public static List<AdvancementTableFault> faultsIn(AdvancementTableText text) {
    AdvancementTableReader reader = new AdvancementTableReader(text);
    reader.read();
    return reader.faults();
  }

  /**
   * The tables, ready for use.
   *
   * @throws IllegalArgumentException if {@link #faultsIn} finds a fault
   */
  public static AdvancementTables of(AdvancementTableText text) {
    AdvancementTableReader reader = new AdvancementTableReader(text);
    AdvancementTables tables = reader.read();
    if (!reader.faults().isEmpty()) {
      throw new IllegalArgumentException(reader.faults().toString());
    }
    return tables;
  }

  static int cell(int mask, int named) {
    return mask * 4 + named;
  }

  static int groundCell(int mask, Position location) {
    return mask * 9 + location.number() - 1;
  }

  /** The advances on an outcome other than a ground ball or an error, in the order of events. */
  public List<Advance> advances(Outcome outcome, int mask, int named) {
    return requireNonNull(outcomes.get(outcome)).get(cell(mask, named));
  }

  /** The advances on an error of one to three bases. */
  public List<Advance> error(int bases, int mask) {
    return errors.get(bases - 1).get(cell(mask, 0));
  }

  /** The advances on a fielder's choice whose submission names the out itself. */
  public List<Advance> choiceAsSaid(int mask) {
    return choiceAsSaid.get(cell(mask, 0));
  }

  /** The advances on a ground ball. The infield-in table applies only with a runner on third. */
  public List<Advance> groundBall(Outcome letter, int mask, Position location, InfieldDepth depth) {
    boolean close = (mask & 4) != 0 && playsIn(location, depth);
    Map<Outcome, List<List<Advance>>> table = close ? in : back;
    return requireNonNull(table.get(letter)).get(groundCell(mask, location));
  }

  private static boolean playsIn(Position location, InfieldDepth depth) {
    return switch (depth) {
      case BACK -> false;
      case IN -> true;
      case CORNERS_IN ->
          switch (location) {
            case PITCHER, CATCHER, FIRST_BASE, THIRD_BASE -> true;
            default -> false;
          };
    };
  }
}
