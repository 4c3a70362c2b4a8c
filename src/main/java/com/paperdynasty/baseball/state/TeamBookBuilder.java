package com.paperdynasty.baseball.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a play's credits to a team's box score. Mutable; never leaves the method that made it. */
final class TeamBookBuilder {
  private final TeamBook page;
  private final StatLine.Draft totals;

  /** The lines that change; null for the others. */
  private final StatLine.@Nullable Draft[] batting;

  private final StatLine.@Nullable Draft[] pitching;

  TeamBookBuilder(TeamBook page) {
    this.page = page;
    batting = new StatLine.Draft[page.batting().size()];
    pitching = new StatLine.Draft[page.pitching().size()];
    totals = new StatLine.Draft(page.totals());
  }

  /** Adds to a batter's or runner's line, and to the totals. */
  void bat(StatCredit statCredit) {
    int line = page.batterLineOf(statCredit.playerId());
    add(statCredit, batting, line, page.batting().get(line).statLine());
    count(statCredit);
  }

  /** Adds to a pitcher's line. */
  void pitch(StatCredit statCredit) {
    int line = page.lineOf(statCredit.playerId());
    add(statCredit, pitching, line, page.pitching().get(line).statLine());
  }

  private static void add(
      StatCredit statCredit, StatLine.@Nullable Draft[] drafts, int line, StatLine before) {
    StatLine.Draft tally = drafts[line];
    if (tally == null) {
      tally = new StatLine.Draft(before);
      drafts[line] = tally;
    }
    tally.add(statCredit.stat(), statCredit.count());
  }

  /** Adds to the totals alone. */
  void count(StatCredit statCredit) {
    totals.add(statCredit.stat(), statCredit.count());
  }

  TeamBook done() {
    return new TeamBook(battingLines(), pitchingLines(), page.onMound(), totals.done());
  }

  private List<BattingLine> battingLines() {
    BattingLine[] lines = page.batting().toArray(new BattingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      StatLine.Draft tally = batting[line];
      lines[line] = tally == null ? lines[line] : lines[line].with(tally.done());
    }
    return List.of(lines);
  }

  private List<PitchingLine> pitchingLines() {
    PitchingLine[] lines = page.pitching().toArray(new PitchingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      StatLine.Draft tally = pitching[line];
      lines[line] = tally == null ? lines[line] : lines[line].with(tally.done());
    }
    return List.of(lines);
  }
}
