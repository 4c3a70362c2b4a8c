package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of a play as they were decided: the advances and outs that count, in the order of
 * events. A batter or runner who is not named stayed, or was still running when the half ended.
 * Everything else about the play follows from these facts, the submission and the game before it,
 * without the advancement tables.
 *
 * @param advances one for each batter or runner who moved, without the scorer's rbi and unearned
 */
public record PlayFacts(List<Advance> advances) {
  private static final int BITS = 6;
  private static final int OUT = 1;
  private static final int MAX_ADVANCES = 4;

  public PlayFacts {
    advances = List.copyOf(advances);
    if (advances.size() > MAX_ADVANCES) {
      throw new IllegalArgumentException(
          "a play has at most four advances, not " + advances.size());
    }
  }

  /** The outs made on the play. */
  public int outs() {
    return Advance.outs(advances);
  }

  /** The runs that count. */
  public int runs() {
    int runs = 0;
    for (Advance advance : advances) {
      runs += advance.base() == 4 && !advance.out() ? 1 : 0;
    }
    return runs;
  }

  /**
   * Whether the facts are possible in that state: each runner who moves is on base, no runner moves
   * twice, no two end on one base, the batter moves if and only if the plate appearance is over,
   * and there are at most three outs. Does not check legality.
   */
  public boolean fits(BallGame game, Outcome outcome) {
    int from = 0;
    int occupied = game.bases().mask();
    for (Advance advance : advances) {
      boolean onBase = advance.from() == 0 || game.bases().occupied(advance.from());
      if (!onBase || (from & (1 << advance.from())) != 0) {
        return false;
      }
      from |= 1 << advance.from();
      occupied &= ~(1 << (advance.from() - 1));
    }
    int made = game.outs() + outs();
    boolean batter = (from & 1) != 0;
    return made == 3
        ? !batter || outcome.isPlateAppearance()
        : made < 3 && batter == outcome.isPlateAppearance() && endOnDifferentBases(occupied);
  }

  private boolean endOnDifferentBases(int stayed) {
    int occupied = stayed;
    for (Advance advance : advances) {
      if (!advance.out() && advance.base() < 4) {
        int base = 1 << (advance.base() - 1);
        if ((occupied & base) != 0) {
          return false;
        }
        occupied |= base;
      }
    }
    return true;
  }

  /** The same as one number, to keep thousands of them in little memory. */
  public int packed() {
    int packed = 1;
    for (Advance advance : advances) {
      packed =
          (packed << BITS)
              | (advance.from() << 4)
              | (advance.base() << 1)
              | (advance.out() ? OUT : 0);
    }
    return packed;
  }

  /** The facts that {@link #packed} packed. */
  public static PlayFacts unpacked(int packed) {
    List<Advance> advances = new ArrayList<>(MAX_ADVANCES);
    for (int rest = packed; rest > 1; rest >>>= BITS) {
      Advance advance =
          new Advance((rest >> 4) & 3, (rest >> 1) & 7, (rest & OUT) != 0, null, null);
      advances.add(0, advance);
    }
    return new PlayFacts(advances);
  }
}
