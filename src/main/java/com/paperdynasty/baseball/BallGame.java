package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

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
 * @param earnedRuns the state that decides which runs of this half are earned
 * @param end how it ended, or null while it goes on
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
    EarnedRuns earnedRuns,
    @Nullable End end) {

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
        LineScore.EMPTY.begin(Side.AWAY),
        away,
        home,
        1,
        1,
        Defense.NORMAL,
        0,
        book,
        EarnedRuns.NONE,
        null);
  }

  public boolean isOver() {
    return end != null;
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

  /** The pitcher; null while the fielding side has no pitcher (see {@link #unready}). */
  public @Nullable Slot pitcher() {
    return lineup(fielding()).at(Position.PITCHER);
  }

  /**
   * Why the next pitch cannot be thrown, in plain English, or null when it can: the game is over,
   * or a position of the fielding side is not filled. Check it before the dice are rolled.
   */
  public @Nullable String unready() {
    return isOver() ? "The game is over" : lineup(fielding()).unmanned();
  }

  /** The game with another defense, until it is changed or the half ends. */
  public BallGame withDefense(Defense called) {
    GameDraft next = new GameDraft(this);
    next.defense = called;
    return next.done();
  }
}
