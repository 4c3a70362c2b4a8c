package com.paperdynasty.baseball.model;

import java.util.ArrayList;
import java.util.List;

/** Runs by inning. A half that was not played has no cell. */
public record LineScore(List<Integer> away, List<Integer> home) {
  public static final LineScore EMPTY = new LineScore(List.of(), List.of());

  public LineScore {
    away = List.copyOf(away);
    home = List.copyOf(home);
  }

  public List<Integer> of(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** All the runs of that side. */
  public int total(Side side) {
    int sum = 0;
    for (int runs : of(side)) {
      sum += runs;
    }
    return sum;
  }

  /** How far that side is ahead; negative when it is behind. */
  public int lead(Side side) {
    return total(side) - total(side.other());
  }

  /** With a new cell of no runs for that side: a half begins. */
  public LineScore withNewHalf(Side side) {
    List<Integer> cells = new ArrayList<>(of(side));
    cells.add(0);
    return replace(side, cells);
  }

  /** Without that side's current half, which is not played after all. */
  public LineScore withoutCurrentHalf(Side side) {
    return replace(side, of(side).subList(0, of(side).size() - 1));
  }

  /** With more runs in that side's current half. */
  public LineScore plus(Side side, int runs) {
    if (runs == 0) {
      return this;
    }
    List<Integer> cells = new ArrayList<>(of(side));
    cells.set(cells.size() - 1, cells.get(cells.size() - 1) + runs);
    return replace(side, cells);
  }

  private LineScore replace(Side side, List<Integer> cells) {
    return side == Side.AWAY ? new LineScore(cells, home) : new LineScore(away, cells);
  }
}
