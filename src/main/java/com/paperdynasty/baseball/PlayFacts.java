package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened on a play, as it was decided: what everybody did of those who moved, in the order
 * of events, as far as it counts. Batter and runners who are not named stayed where they stood, or
 * were on their way when the half ended. All else of the play follows from this, from the
 * submission and from the game before it; nobody works it out by the tables again.
 *
 * @param ways one for each who moved, without the scorer's marks
 */
public record PlayFacts(List<Advance> ways) {
  private static final int BITS = 6;
  private static final int OUT = 1;
  private static final int MOST = 4;

  public PlayFacts {
    ways = List.copyOf(ways);
    if (ways.size() > MOST) {
      throw new IllegalArgumentException("more ways than a batter and three runners have");
    }
  }

  /** The outs made on the play. */
  public int outs() {
    return Advance.outs(ways);
  }

  /** The runs that count. */
  public int runs() {
    int runs = 0;
    for (Advance way : ways) {
      runs += way.base() == 4 && !way.out() ? 1 : 0;
    }
    return runs;
  }

  /**
   * Whether it can have happened there at all: who moves stands there, nobody moves twice, no two
   * end on one base, the batter goes somewhere if and only if his turn is over, and there are three
   * outs at most. This says nothing of its legality.
   */
  public boolean fits(BallGame game, Outcome outcome) {
    int from = 0;
    int stand = game.bases().mask();
    for (Advance way : ways) {
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
    for (Advance way : ways) {
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

  /** The same in one number, for keeping thousands of them. */
  public int packed() {
    int packed = 1;
    for (Advance way : ways) {
      packed = (packed << BITS) | (way.from() << 4) | (way.base() << 1) | (way.out() ? OUT : 0);
    }
    return packed;
  }

  /** What {@link #packed} packed. */
  public static PlayFacts unpacked(int packed) {
    List<Advance> ways = new ArrayList<>(MOST);
    for (int rest = packed; rest > 1; rest >>>= BITS) {
      Advance way = new Advance((rest >> 4) & 3, (rest >> 1) & 7, (rest & OUT) != 0, null, null);
      ways.add(0, way);
    }
    return new PlayFacts(ways);
  }
}
