package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.Ratings.Pitching;
import com.paperdynasty.card.Ratings.Stealing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cards for tests. */
public final class SampleCards {
  private SampleCards() {}

  /** A half with the same outcome in every cell. */
  public static HalfCard half(CardOutcome outcome) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < HalfCard.COLUMNS * HalfCard.ROWS; i++) {
      cells.add(Cell.whole(outcome));
    }
    return new HalfCard(cells);
  }

  /** The same half with another cell. */
  public static HalfCard with(HalfCard half, int column, int row, Cell cell) {
    List<Cell> cells = new ArrayList<>(half.cells());
    cells.set(HalfCard.index(column, row), cell);
    return new HalfCard(cells);
  }

  /** A split in two. */
  public static Cell split(int to, CardOutcome first, CardOutcome second) {
    return new Cell(List.of(new Cell.Share(to, first), new Cell.Share(Cell.FACES, second)));
  }

  /** A side whose halves say different things everywhere. */
  public static CardSide side(Outcome againstLeft, Outcome againstRight) {
    return new CardSide(half(CardOutcome.of(againstLeft)), half(CardOutcome.of(againstRight)));
  }

  /** A card with both sides. */
  public static Card card(String id) {
    return new Card(
        id,
        "Player " + id,
        Hand.RIGHT,
        Hand.LEFT,
        new CardSide(
            with(
                half(CardOutcome.of(Outcome.WALK)),
                2,
                7,
                split(
                    9,
                    CardOutcome.of(Outcome.HOMERUN),
                    CardOutcome.of(Outcome.FLYOUT_B, Position.LEFT_FIELD))),
            half(CardOutcome.of(Outcome.SINGLE_1, Position.CENTER_FIELD))),
        side(Outcome.STRIKEOUT_OUT, Outcome.POPOUT),
        new Ratings(
            12,
            new Stealing(9, 14, 10, 2),
            Grade.B,
            Grade.C,
            1,
            Map.of(),
            null,
            new Pitching(1, 6, 2, 4, 8, 1)));
  }

  /** A set of two. */
  public static CardSet set() {
    return new CardSet(
        "Springfield",
        1911,
        null,
        new BallparkChances("Field", 9, 10, 11, 12),
        List.of(card("a"), card("b")));
  }
}
