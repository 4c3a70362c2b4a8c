package com.paperdynasty.card;

import java.util.List;

/**
 * A cell of a card: one outcome, or shares of the d20.
 *
 * @param shares in the order of the d20; the last one ends at 20
 */
public record Cell(List<Share> shares) {
  /** The faces of the die that decides a split. */
  public static final int FACES = 20;

  /**
   * A part of a split.
   *
   * @param to the highest face of the d20 that reads it; the part before it ends below
   */
  public record Share(int to, CardOutcome outcome) {}

  public Cell {
    shares = List.copyOf(shares);
    int before = 0;
    for (Share share : shares) {
      if (share.to() <= before) {
        throw new IllegalArgumentException("shares must rise: " + shares);
      }
      before = share.to();
    }
    if (before != FACES) {
      throw new IllegalArgumentException("the last share must end at " + FACES + ": " + shares);
    }
  }

  /** A cell that is not split. */
  public static Cell whole(CardOutcome outcome) {
    return new Cell(List.of(new Share(FACES, outcome)));
  }

  public boolean isSplit() {
    return shares.size() > 1;
  }

  /** What the cell says at that face of the d20, 1 to 20. */
  public CardOutcome at(int d20) {
    for (Share share : shares) {
      if (d20 <= share.to()) {
        return share.outcome();
      }
    }
    throw new IllegalArgumentException("no such face of a d20: " + d20);
  }
}
