package com.paperdynasty.baseball;

/** Adds plays to the box score (official rules, 9). */
final class Scoring {
  private Scoring() {}

  /** The box score after a play. */
  static Scorebook enter(BallGame game, PlayResult play) {
    Scorebook book = game.book();
    PageDraft batting = new PageDraft(book.of(game.batting()));
    PageDraft fielding = new PageDraft(book.of(game.fielding()));
    for (Credit credit : play.credits()) {
      switch (credit.book()) {
        case BATTING -> batting.bat(credit);
        case OFFENSE -> batting.count(credit);
        case FIELDING -> fielding.count(credit);
        case PITCHING -> fielding.pitch(credit);
      }
    }
    boolean top = game.batting() == Side.AWAY;
    return new Scorebook(
        (top ? batting : fielding).done(),
        (top ? fielding : batting).done(),
        Decisions.leadAfter(game, play),
        book.namedWinner());
  }

  /** The box score when a game is called with runners on base. */
  static Scorebook leaveOnBase(BallGame game) {
    TeamBook page = game.book().of(game.batting());
    return game.book().with(game.batting(), page.plus(Stat.LEFT_ON_BASE, game.bases().count()));
  }
}
