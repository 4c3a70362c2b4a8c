package com.paperdynasty.baseball.expectancy;

/**
 * Where the situations of a game stand in an array: innings, halves, states, leads. After the
 * scheduled innings come two that stand for all extra ones, without and with an extra runner. The
 * state after the 24 is the end of the half. A lead of more than {@link #MOST_LEAD} counts as that.
 */
final class Grid {
  static final int MOST_LEAD = 30;
  static final int LEADS = 2 * MOST_LEAD + 1;
  static final int ROWS = RunDistribution.STATES + 1;

  private final GameLength length;

  Grid(GameLength length) {
    this.length = length;
  }

  /** The innings with a place of their own, from 1. */
  int innings() {
    return length.innings() + 2;
  }

  int size() {
    return innings() * 2 * ROWS * LEADS;
  }

  /** The inning whose place a real inning has. */
  int place(int inning) {
    int scheduled = length.innings();
    if (inning <= scheduled) {
      return inning;
    }
    return scheduled + (length.basesAtStart(inning) == 0 ? 1 : 2);
  }

  /** The bases at the start of a half, by the place of its inning. */
  int startOf(int place) {
    int scheduled = length.innings();
    if (place <= scheduled) {
      return length.basesAtStart(place);
    }
    return place == scheduled + 1 ? 0 : length.basesAtStart(Integer.MAX_VALUE);
  }

  static int at(int place, boolean bottom, int state, int lead) {
    return (((place - 1) * 2 + (bottom ? 1 : 0)) * ROWS + state) * LEADS + column(lead);
  }

  static int column(int lead) {
    return Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead)) + MOST_LEAD;
  }
}
