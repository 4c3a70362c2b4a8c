package com.paperdynasty.baseball;

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
        case BATTING -> batting = batting.batted(credit);
        case OFFENSE -> batting = batting.plus(credit.stat(), credit.count());
        case FIELDING -> fielding = fielding.plus(credit.stat(), credit.count());
        case PITCHING -> fielding = fielding.pitched(credit);
      }
    }
    return book.with(game.batting(), batting)
        .with(game.fielding(), fielding)
        .with(WinAndLoss.after(game, play));
  }

  /** The book when a game is called with runners on. */
  static Scorebook leaveOnBase(BallGame game) {
    TeamBook page = game.book().of(game.batting());
    return game.book().with(game.batting(), page.plus(Stat.LEFT_ON_BASE, game.bases().count()));
  }
}
