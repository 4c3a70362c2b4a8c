package com.paperdynasty.card;

import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.dice.DiceFaces;

/**
 * The cell that the dice of a play read, and what it says.
 *
 * @param matchup the hands; the batter's card is read against the pitcher's, and the reverse
 * @param column 1 to 3 on the batter's card, 4 to 6 on the pitcher's
 * @param row 2 to 12
 * @param printed what the cell says at the d20
 * @param outcome the same, once the ballpark's chance is decided
 */
public record CellReading(
    Matchup matchup, int column, int row, Cell cell, CardOutcome printed, Outcome outcome) {

  /**
   * Reads the cards.
   *
   * @param bats how the batter bats
   * @param throwing how the pitcher throws
   */
  public static CellReading of(
      CardSide batting,
      Hand bats,
      CardSide pitching,
      Hand throwing,
      BallparkChances ballpark,
      DiceFaces dice) {
    Matchup matchup = Matchup.of(bats, throwing);
    int column = dice.d6One();
    int row = dice.d6TwoTotal();
    HalfCard half =
        column <= HalfCard.COLUMNS
            ? batting.against(matchup.pitcher())
            : pitching.against(matchup.batter());
    Cell cell = half.cell((column - 1) % HalfCard.COLUMNS + 1, row);
    CardOutcome printed = cell.at(dice.resolutionD20());
    Outcome outcome = ballpark.decide(printed.outcome(), matchup.batter(), dice.resolutionD20());
    return new CellReading(matchup, column, row, cell, printed, outcome);
  }

  /** What a tired pitcher's card comes to where the d20 asks for it: an out in play is a single. */
  CellReading ofTired() {
    boolean inPlay =
        switch (outcome.kind()) {
          case GROUND_BALL, FLY, LINER, POP -> true;
          case STRIKEOUT, INTERFERENCE, BUNT, CHOICE, HIT, FREE_PASS, ERROR, CHECK, BASES -> false;
        };
    return inPlay && !isBatters()
        ? with(new CardOutcome(Outcome.SINGLE, printed.hitLocation(), null))
        : this;
  }

  /**
   * What the cell comes to in that situation. A batter who may not run on a dropped third strike is
   * out, and a choice without a forced runner is a ground ball.
   */
  public CellReading in(BallGame game) {
    boolean out =
        outcome == Outcome.STRIKEOUT_REACHED && game.bases().occupied(1) && game.outs() < 2;
    if (out) {
      return with(CardOutcome.of(Outcome.STRIKEOUT_OUT));
    }
    Position location = printed.hitLocation();
    return outcome == Outcome.FIELDERS_CHOICE
            && location != null
            && ForcePlay.forcedRunners(game.bases().mask()) == 0
        ? with(CardOutcome.of(Outcome.GROUNDBALL_C, location))
        : this;
  }

  private CellReading with(CardOutcome other) {
    return new CellReading(matchup, column, row, cell, other, other.outcome());
  }

  /** The submission that says what the cell says. */
  public Submission submission() {
    Position location = printed.hitLocation();
    Submission submission =
        location == null ? Submission.of(outcome) : Submission.of(outcome, location);
    return printed.bases() == null ? submission : submission.withBases(printed.bases());
  }

  /** Whether the batter's card is read. */
  public boolean isBatters() {
    return column <= HalfCard.COLUMNS;
  }
}
