package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Side;

/** Adds plays to the box score (official rules, 9). */
final class ScorebookUpdate {
  private ScorebookUpdate() {}

  /** The box score after a play. */
  static Scorebook enter(BallGame game, PlayResult play) {
    Scorebook book = game.book();
    TeamBookBuilder batting = new TeamBookBuilder(book.of(game.batting()));
    TeamBookBuilder fielding = new TeamBookBuilder(book.of(game.fielding()));
    for (StatCredit statCredit : play.credits()) {
      switch (statCredit.book()) {
        case BATTING -> batting.bat(statCredit);
        case OFFENSE -> batting.count(statCredit);
        case FIELDING -> fielding.count(statCredit);
        case PITCHING -> fielding.pitch(statCredit);
      }
    }
    batting.bat(play.worth());
    fielding.pitch(play.worth());
    if (play.runs() > 0 && isLeadLost(game, play)) {
      fielding.loseLead();
    }
    boolean top = game.batting() == Side.AWAY;
    return new Scorebook(
        (top ? batting : fielding).done(),
        (top ? fielding : batting).done(),
        PitcherDecisions.leadAfter(game, play),
        book.namedWinner());
  }

  private static boolean isLeadLost(BallGame game, PlayResult play) {
    int lead = game.lineScore().lead(game.fielding());
    return lead > 0 && play.runs() >= lead;
  }

  /** The box score when a game is called with runners on base. */
  static Scorebook leaveOnBase(BallGame game) {
    TeamBook teamBook = game.book().of(game.batting());
    return game.book().with(game.batting(), teamBook.plus(Stat.LEFT_ON_BASE, game.bases().count()));
  }
}
