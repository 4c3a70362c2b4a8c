package com.paperdynasty.baseball.state;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.expectancy.Expectancy;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineScore;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of a ball game between two plays. Immutable: {@link Innings} makes the next
 * state, which shares unchanged parts with this one, so that keeping old states for an undo is
 * cheap.
 *
 * @param league the rules, with the options of this game
 * @param inning 1, 2, 3, …
 * @param outs 0 to 2; 3 only when the game ended with an out
 * @param batterReprieved whether the batter would be out, but for an error on a foul ball
 * @param awayNext the visitors' slot, 1 to 9, that is at bat or bats next
 * @param homeNext the same for the home team
 * @param playNumber the number of plays resolved so far
 * @param earnedRunState the state that decides which runs of this half are earned
 * @param gameEnd how it ended, or null while it goes on
 */
public record BallGame(
    League league,
    int inning,
    Half half,
    int outs,
    boolean batterReprieved,
    Bases bases,
    LineScore lineScore,
    Lineup away,
    Lineup home,
    int awayNext,
    int homeNext,
    Defense defense,
    int playNumber,
    Scorebook book,
    EarnedRunState earnedRunState,
    @Nullable GameEnd gameEnd) {

  /** A game before its first pitch. Does not check the lineups: see {@link Lineup#faultIn}. */
  public static BallGame start(League league, Lineup away, Lineup home) {
    Scorebook book =
        new Scorebook(
            TeamBook.open(away, requireNonNull(away.at(Position.PITCHER))),
            TeamBook.open(home, requireNonNull(home.at(Position.PITCHER))),
            null,
            null);
    return new BallGame(
        league,
        1,
        Half.TOP,
        0,
        false,
        Bases.EMPTY,
        LineScore.EMPTY.withNewHalf(Side.AWAY),
        away,
        home,
        1,
        1,
        Defense.NORMAL,
        0,
        book,
        EarnedRunState.NONE,
        null);
  }

  public boolean isOver() {
    return gameEnd != null;
  }

  /** The side at bat. */
  public Side batting() {
    return half.batting();
  }

  /** The side in the field. */
  public Side fielding() {
    return half.fielding();
  }

  public Lineup lineup(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** The slot, 1 to 9, that is at bat for that side or bats next. */
  public int next(Side side) {
    return side == Side.AWAY ? awayNext : homeNext;
  }

  public int score(Side side) {
    return lineScore.total(side);
  }

  /** The batter. */
  public Slot batter() {
    return lineup(batting()).batting(next(batting()));
  }

  /** The batter on deck. */
  public Slot onDeck() {
    return lineup(batting()).batting(next(batting()) % 9 + 1);
  }

  /** The pitcher; null while the fielding side has no pitcher (see {@link #whyNotReady}). */
  public @Nullable Slot pitcher() {
    return lineup(fielding()).at(Position.PITCHER);
  }

  /**
   * Why the next pitch cannot be thrown, in plain English, or null when it can: the game is over,
   * or a position of the fielding side is not filled. Check it before the dice are rolled.
   */
  public @Nullable String whyNotReady() {
    return isOver() ? "The game is over" : lineup(fielding()).emptyPosition();
  }

  /**
   * The home side's chance of winning, in ten-thousandths: all or nothing when the game is over,
   * and null when it is over without a winner.
   */
  public @Nullable Integer homeWins() {
    if (gameEnd != null) {
      Side winner = gameEnd.winner();
      return winner == null ? null : winner == Side.HOME ? Expectancy.ONE : 0;
    }
    return league
        .expectancy()
        .homeWins(inning, half == Half.BOTTOM, outs * 8 + bases.mask(), lineScore.lead(Side.HOME));
  }

  /** The game with another defense, until it is changed or the half ends. */
  public BallGame withDefense(Defense called) {
    BallGameBuilder next = new BallGameBuilder(this);
    next.defense = called;
    return next.done();
  }
}
