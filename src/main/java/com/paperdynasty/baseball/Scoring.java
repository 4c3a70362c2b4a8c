package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;

/** Writes plays into the scorebook (rules, section 5). */
final class Scoring {
  private Scoring() {}

  /** The book after a play. */
  static Scorebook enter(BallGame game, PlayResult play) {
    Scorebook book = game.book();
    TeamBook batting = book.of(game.batting());
    TeamBook fielding = book.of(game.fielding());
    for (Credit credit : play.credits()) {
      switch (credit.book()) {
        case BATTING -> batting = batted(batting, credit);
        case OFFENSE -> batting = counted(batting, credit);
        case FIELDING -> fielding = counted(fielding, credit);
        case PITCHING -> fielding = pitched(fielding, credit);
      }
    }
    return book.with(game.batting(), batting)
        .with(game.fielding(), fielding)
        .with(WinAndLoss.after(game, play));
  }

  /** The book when a game is called with runners on. */
  static Scorebook leaveOnBase(BallGame game) {
    TeamBook page = game.book().of(game.batting());
    Tally totals = page.totals().plus(Stat.LEFT_ON_BASE, game.bases().count());
    return game.book().with(game.batting(), new TeamBook(page.batting(), page.pitching(), totals));
  }

  private static TeamBook batted(TeamBook page, Credit credit) {
    List<BattingLine> lines = new ArrayList<>(page.batting());
    int line = lines.size() - 1;
    while (!lines.get(line).player().id().equals(credit.playerId())) {
      line--;
    }
    lines.set(line, lines.get(line).plus(credit.stat(), credit.count()));
    return counted(new TeamBook(lines, page.pitching(), page.totals()), credit);
  }

  private static TeamBook pitched(TeamBook page, Credit credit) {
    List<PitchingLine> lines = new ArrayList<>(page.pitching());
    int line = lines.size() - 1;
    while (!lines.get(line).player().id().equals(credit.playerId())) {
      line--;
    }
    lines.set(line, lines.get(line).plus(credit.stat(), credit.count()));
    return new TeamBook(page.batting(), lines, page.totals());
  }

  private static TeamBook counted(TeamBook page, Credit credit) {
    return new TeamBook(
        page.batting(), page.pitching(), page.totals().plus(credit.stat(), credit.count()));
  }
}
