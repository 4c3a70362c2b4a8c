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
  private static final int MOST = 4;

  public PlayFacts {
    advances = List.copyOf(advances);
    if (advances.size() > MOST) {
      throw new IllegalArgumentException("more ways than a batter and three runners have");
    }
  }

  /** The outs made on the play. */
  public int outs() {
    return Advance.outs(advances);
  }

  /** The runs that count. */
  public int runs() {
    int runs = 0;
    for (Advance way : advances) {
      runs += way.base() == 4 && !way.out() ? 1 : 0;
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
    int stand = game.bases().mask();
    for (Advance way : advances) {
      boolean there = way.from() == 0 || game.bases().occupied(way.from());
      if (!there || (from & (1 << way.from())) != 0) {
        return false;
      }
      from |= 1 << way.from();
      stand &= ~(1 << (way.from() - 1));
    }
    int made = game.outs() + outs();
    boolean batter = (from & 1) != 0;
    return made == 3
        ? !batter || outcome.isPlateAppearance()
        : made < 3 && batter == outcome.isPlateAppearance() && apart(stand);
  }

  private boolean apart(int stayed) {
    int stand = stayed;
    for (Advance way : advances) {
      if (!way.out() && way.base() < 4) {
        int base = 1 << (way.base() - 1);
        if ((stand & base) != 0) {
          return false;
        }
        stand |= base;
      }
    }
    return true;
  }

  /** The same as one number, to keep thousands of them in little memory. */
  public int packed() {
    int packed = 1;
    for (Advance way : advances) {
      packed = (packed << BITS) | (way.from() << 4) | (way.base() << 1) | (way.out() ? OUT : 0);
    }
    return packed;
  }

  /** The facts that {@link #packed} packed. */
  public static PlayFacts unpacked(int packed) {
    List<Advance> ways = new ArrayList<>(MOST);
    for (int rest = packed; rest > 1; rest >>>= BITS) {
      Advance way = new Advance((rest >> 4) & 3, (rest >> 1) & 7, (rest & OUT) != 0, null, null);
      ways.add(0, way);
    }
    return new PlayFacts(ways);
  }
}
