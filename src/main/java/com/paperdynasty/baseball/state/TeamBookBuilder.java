package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.expectancy.PlayWorth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a play's credits to a team's box score. Mutable; never leaves the method that made it. */
final class TeamBookBuilder {
  private final TeamBook book;
  private final StatLine.Builder totals;

  /** The lines that change; null for the others. */
  private final StatLine.@Nullable Builder[] batting;

  private final StatLine.@Nullable Builder[] pitching;

  private boolean leadLost;

  TeamBookBuilder(TeamBook book) {
    this.book = book;
    batting = new StatLine.Builder[book.batting().size()];
    pitching = new StatLine.Builder[book.pitching().size()];
    totals = new StatLine.Builder(book.totals());
  }

  /** Adds to a batter's or runner's line, and to the totals. */
  void bat(StatCredit statCredit) {
    int line = book.batterLineOf(statCredit.playerId());
    add(statCredit, batting, line, book.batting().get(line).statLine());
    count(statCredit);
  }

  /** Adds a play's worth to the lines of its batter and runners. */
  void bat(PlayWorth worth) {
    bat(worth.player(), worth.ownWpa(), worth.ownRe24());
    for (PlayWorth.Share share : worth.runners()) {
      bat(share.player(), share.wpa(), share.re24());
    }
  }

  private void bat(String playerId, int wpa, int re24) {
    int line = book.batterLineOf(playerId);
    at(batting, line, book.batting().get(line).statLine()).addWorth(wpa, re24);
  }

  /** Takes a play's worth from the line of the pitcher on the mound. */
  void pitch(PlayWorth worth) {
    int line = book.onMound();
    at(pitching, line, book.pitching().get(line).statLine()).addWorth(-worth.wpa(), -worth.re24());
  }

  /** Adds to a pitcher's line. */
  void pitch(StatCredit statCredit) {
    int line = book.lineOf(statCredit.playerId());
    add(statCredit, pitching, line, book.pitching().get(line).statLine());
  }

  private static void add(
      StatCredit statCredit, StatLine.@Nullable Builder[] builders, int line, StatLine before) {
    at(builders, line, before).add(statCredit.stat(), statCredit.count());
  }

  private static StatLine.Builder at(
      StatLine.@Nullable Builder[] builders, int line, StatLine before) {
    StatLine.Builder builder = builders[line];
    if (builder == null) {
      builder = new StatLine.Builder(before);
      builders[line] = builder;
    }
    return builder;
  }

  /** Adds to the totals alone. */
  void count(StatCredit statCredit) {
    totals.add(statCredit.stat(), statCredit.count());
  }

  /** The tying run scored while the side was in the field. */
  void loseLead() {
    leadLost = true;
  }

  TeamBook done() {
    return new TeamBook(battingLines(), pitchingLines(), book.onMound(), totals.done());
  }

  private List<BattingLine> battingLines() {
    BattingLine[] lines = book.batting().toArray(new BattingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      StatLine.Builder builder = batting[line];
      lines[line] = builder == null ? lines[line] : lines[line].with(builder.done());
    }
    return List.of(lines);
  }

  private List<PitchingLine> pitchingLines() {
    PitchingLine[] lines = book.pitching().toArray(new PitchingLine[0]);
    for (int line = 0; line < lines.length; line++) {
      StatLine.Builder builder = pitching[line];
      lines[line] = builder == null ? lines[line] : lines[line].with(builder.done());
    }
    if (leadLost) {
      lines[book.onMound()] = lines[book.onMound()].withLeadLost();
    }
    return List.of(lines);
  }
}
