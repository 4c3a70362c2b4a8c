package com.paperdynasty.baseball;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a play's credits to a team's box score. Mutable; never leaves the method that made it. */
final class PageDraft {
  private final TeamBook page;
  private final Tally.Draft totals;

  /** The lines that change; null for the others. */
  private final Tally.@Nullable Draft[] batting;

  private final Tally.@Nullable Draft[] pitching;

  PageDraft(TeamBook page) {
    this.page = page;
    batting = new Tally.Draft[page.batting().size()];
    pitching = new Tally.Draft[page.pitching().size()];
    totals = new Tally.Draft(page.totals());
  }

  /** Adds to a batter's or runner's line, and to the totals. */
  void bat(Credit credit) {
    int line = page.batterLineOf(credit.playerId());
    add(credit, batting, line, page.batting().get(line).tally());
    count(credit);
  }

  /** Adds to a pitcher's line. */
  void pitch(Credit credit) {
    int line = page.lineOf(credit.playerId());
    add(credit, pitching, line, page.pitching().get(line).tally());
  }

  private static void add(Credit credit, Tally.@Nullable Draft[] drafts, int line, Tally before) {
    Tally.Draft tally = drafts[line];
    if (tally == null) {
      tally = new Tally.Draft(before);
      drafts[line] = tally;
    }
    tally.add(credit.stat(), credit.count());
  }

  /** Adds to the totals alone. */
  void count(Credit credit) {
    totals.add(credit.stat(), credit.count());
  }

  TeamBook done() {
    return new TeamBook(battingLines(), pitchingLines(), page.onMound(), totals.done());
  }

  private List<BattingLine> battingLines() {
    BattingLine[] lines = page.batting().toArray(new BattingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      Tally.Draft tally = batting[line];
      lines[line] = tally == null ? lines[line] : lines[line].with(tally.done());
    }
    return List.of(lines);
  }

  private List<PitchingLine> pitchingLines() {
    PitchingLine[] lines = page.pitching().toArray(new PitchingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      Tally.Draft tally = pitching[line];
      lines[line] = tally == null ? lines[line] : lines[line].with(tally.done());
    }
    return List.of(lines);
  }
}
