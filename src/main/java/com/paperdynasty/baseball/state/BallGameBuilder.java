package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineScore;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import org.jspecify.annotations.Nullable;

/** Builds the next state of a game. Mutable; never leaves the method that made it. */
final class BallGameBuilder {
  private final BallGame before;
  int inning;
  Half half;
  int outs;
  boolean batterReprieved;
  Bases bases;
  LineScore lineScore;
  Lineup away;
  Lineup home;
  int awayNext;
  int homeNext;
  Defense defense;
  int playNumber;
  Scorebook book;
  EarnedRunState earnedRunState;
  @Nullable GameEnd gameEnd;

  BallGameBuilder(BallGame game) {
    before = game;
    inning = game.inning();
    half = game.half();
    outs = game.outs();
    batterReprieved = game.batterReprieved();
    bases = game.bases();
    lineScore = game.lineScore();
    away = game.away();
    home = game.home();
    awayNext = game.awayNext();
    homeNext = game.homeNext();
    defense = game.defense();
    playNumber = game.playNumber();
    book = game.book();
    earnedRunState = game.earnedRunState();
    gameEnd = game.gameEnd();
  }

  int next(Side side) {
    return side == Side.AWAY ? awayNext : homeNext;
  }

  void next(Side side, int order) {
    if (side == Side.AWAY) {
      awayNext = order;
    } else {
      homeNext = order;
    }
  }

  Lineup lineup(Side side) {
    return side == Side.AWAY ? away : home;
  }

  void lineup(Side side, Lineup lineup) {
    if (side == Side.AWAY) {
      away = lineup;
    } else {
      home = lineup;
    }
  }

  BallGame done() {
    return new BallGame(
        before.league(),
        inning,
        half,
        outs,
        batterReprieved,
        bases,
        lineScore,
        away,
        home,
        awayNext,
        homeNext,
        defense,
        playNumber,
        book,
        earnedRunState,
        gameEnd);
  }
}
