package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;

/**
 * One team's page of the scorebook.
 *
 * @param batting everybody who was in the batting order, starters first, then in order of entry
 * @param pitching the pitchers in order of entry; the last is the pitcher of record now
 * @param totals the team's totals: the sum of its batting lines, and what it did in the field
 */
public record TeamBook(List<BattingLine> batting, List<PitchingLine> pitching, Tally totals) {

  public TeamBook {
    batting = List.copyOf(batting);
    pitching = List.copyOf(pitching);
  }

  /** The page before the first pitch. */
  static TeamBook open(Lineup lineup, Slot pitcher) {
    List<BattingLine> lines = new ArrayList<>(9);
    for (Slot slot : lineup.slots()) {
      lines.add(new BattingLine(slot.player(), slot.order(), Tally.ZERO));
    }
    return new TeamBook(
        lines, List.of(new PitchingLine(pitcher.player(), 0, 0, Tally.ZERO)), Tally.ZERO);
  }

  /** The pitcher of record: the last who came in. */
  public PitchingLine pitcherOfRecord() {
    return pitching.get(pitching.size() - 1);
  }
}
