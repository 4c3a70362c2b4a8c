package com.paperdynasty.baseball;

import java.util.List;

/**
 * A page of the scorebook while a play is written into it. Never leaves the method that made it.
 */
final class PageDraft {
  private final TeamBook page;
  private final BattingLine[] batting;
  private final PitchingLine[] pitching;
  private Tally totals;

  PageDraft(TeamBook page) {
    this.page = page;
    batting = page.batting().toArray(new BattingLine[0]);
    pitching = page.pitching().toArray(new PitchingLine[0]);
    totals = page.totals();
  }

  /** Into a batter's or runner's line, and so into the totals. */
  void bat(Credit credit) {
    int line = 0;
    while (!batting[line].player().id().equals(credit.playerId())) {
      line++;
    }
    batting[line] = batting[line].plus(credit.stat(), credit.count());
    count(credit);
  }

  /** Into a pitcher's line. */
  void pitch(Credit credit) {
    int line = page.lineOf(credit.playerId());
    pitching[line] = pitching[line].plus(credit.stat(), credit.count());
  }

  /** Into the totals alone. */
  void count(Credit credit) {
    totals = totals.plus(credit.stat(), credit.count());
  }

  TeamBook done() {
    return new TeamBook(List.of(batting), List.of(pitching), page.onMound(), totals);
  }
}
