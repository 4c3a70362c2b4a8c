package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The whole state of a ball game between two plays. It never changes: {@link #after} gives a new
 * one, which shares with the old what is the same, so that keeping old ones for an undo is cheap.
 *
 * @param league its rules, options of this game included
 * @param inning 1, 2, 3, …
 * @param outs 0 to 2, or 3 when the game ended with an out
 * @param batterReprieved whether whoever is at bat would be out, but for an error on a foul ball
 * @param awayNext the slot, 1 to 9, that is at bat for the visitors, or will be next
 * @param homeNext the same for the home team
 * @param playNumber how many plays were resolved
 * @param earnedRuns what decides which runs of this half are earned
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

  /**
   * A game before its first pitch. Whether the lineups are legal is not asked: see {@link
   * Lineup#faultIn}.
   */
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

  /** The slot, 1 to 9, that is at bat for that side, or will be next. */
  public int next(Side side) {
    return side == Side.AWAY ? awayNext : homeNext;
  }

  public int score(Side side) {
    return lineScore.total(side);
  }

  /** Who is at bat. */
  public Slot batter() {
    return lineup(batting()).batting(next(batting()));
  }

  /** Who bats after him. */
  public Slot onDeck() {
    return lineup(batting()).batting(next(batting()) % 9 + 1);
  }

  /** Who pitches; null while the fielding side has nobody there (see {@link #unready}). */
  public @Nullable Slot pitcher() {
    return lineup(fielding()).at(Position.PITCHER);
  }

  /**
   * Why the next pitch cannot be thrown, in plain English, or null when it can: the game is over,
   * or a position of the fielding side is not filled. Ask before the dice are rolled.
   */
  public @Nullable String unready() {
    return isOver() ? "The game is over" : lineup(fielding()).unmanned();
  }

  /** The game with another defense. It stands until the half ends. */
  public BallGame withDefense(Defense called) {
    GameDraft next = new GameDraft(this);
    next.defense = called;
    return next.done();
  }

  /** The game ended here and now by whoever may; whoever is ahead wins. */
  public BallGame called() {
    return Innings.called(this);
  }

  /** The game ended here and now because nobody came back to it; nobody wins. */
  public BallGame abandoned() {
    return Innings.abandoned(this);
  }

  /**
   * The game after a play.
   *
   * @param play what the {@link Umpire} said of this very state
   * @throws IllegalStateException if the game is over
   */
  public BallGame after(PlayResult play) {
    return Innings.after(this, play);
  }
}
