package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.dice.DiceFaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReadingTest {
  private static final CardSide BATTING = SampleCards.side(Outcome.WALK, Outcome.TRIPLE);
  private static final CardSide PITCHING = SampleCards.side(Outcome.STRIKEOUT_OUT, Outcome.POPOUT);

  private static DiceFaces dice(int column, int first, int second, int d20) {
    return new DiceFaces(column, first, second, 7, d20);
  }

  private static CellReading read(Hand bats, Hand throwing, DiceFaces dice) {
    return CellReading.of(BATTING, bats, PITCHING, throwing, BallparkChances.NEUTRAL, dice);
  }

  /** A switch hitter has the other side; between two who do both, the pitcher throws right. */
  @ParameterizedTest
  @CsvSource({
    "LEFT, LEFT, WALK, STRIKEOUT_OUT",
    "LEFT, RIGHT, TRIPLE, STRIKEOUT_OUT",
    "RIGHT, LEFT, WALK, POPOUT",
    "RIGHT, RIGHT, TRIPLE, POPOUT",
    "BOTH, LEFT, WALK, POPOUT",
    "BOTH, RIGHT, TRIPLE, STRIKEOUT_OUT",
    "LEFT, BOTH, WALK, STRIKEOUT_OUT",
    "RIGHT, BOTH, TRIPLE, POPOUT",
    "BOTH, BOTH, TRIPLE, STRIKEOUT_OUT"
  })
  void handsPickTheHalf(Hand bats, Hand throwing, Outcome battersCard, Outcome pitchersCard) {
    for (int column = 1; column <= 3; column++) {
      assertThat(read(bats, throwing, dice(column, 3, 4, 1)).outcome()).isEqualTo(battersCard);
      assertThat(read(bats, throwing, dice(column + 3, 3, 4, 1)).outcome()).isEqualTo(pitchersCard);
    }
  }

  @Test
  void diceReadTheCellOfTheirColumnAndRow() {
    for (int column = 1; column <= HalfCard.COLUMNS; column++) {
      for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
        Cell marked = Cell.whole(CardOutcome.of(Outcome.HOMERUN));
        HalfCard half =
            SampleCards.with(SampleCards.half(CardOutcome.of(Outcome.WALK)), column, row, marked);
        CardSide side = new CardSide(half, half);
        int first = Math.max(1, row - 6);
        CellReading reading =
            CellReading.of(
                side,
                Hand.LEFT,
                PITCHING,
                Hand.LEFT,
                BallparkChances.NEUTRAL,
                dice(column, first, row - first, 20));

        assertThat(reading.cell()).isEqualTo(marked);
        assertThat(reading.column()).isEqualTo(column);
        assertThat(reading.row()).isEqualTo(row);
        assertThat(reading.isBatters()).isTrue();
        assertThat(half.cells()).containsOnlyOnce(marked);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, homerun", "7, homerun", "8, flyout_b", "20, flyout_b"})
  void d20DecidesASplit(int d20, String outcome) {
    Cell cell =
        SampleCards.split(
            7,
            CardOutcome.of(Outcome.HOMERUN),
            CardOutcome.of(Outcome.FLYOUT_B, Position.CENTER_FIELD));

    assertThat(cell.at(d20).outcome().code()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"LEFT, 11, homerun", "LEFT, 12, flyout", "RIGHT, 12, homerun", "RIGHT, 13, flyout"})
  void ballparkDecidesItsHomeruns(Hand bats, int d20, String outcome) {
    CardSide side = SampleCards.side(Outcome.BP_HOMERUN, Outcome.BP_SINGLE);
    BallparkChances park = new BallparkChances("Field", 9, 10, 11, 12);

    CellReading reading = CellReading.of(side, bats, PITCHING, Hand.LEFT, park, dice(1, 1, 1, d20));

    assertThat(reading.outcome().code()).isEqualTo("bp_" + outcome);
    assertThat(reading.printed().outcome()).isEqualTo(Outcome.BP_HOMERUN);
  }

  @ParameterizedTest
  @CsvSource({"LEFT, 9, single", "LEFT, 10, lineout", "RIGHT, 10, single", "RIGHT, 11, lineout"})
  void ballparkDecidesItsSingles(Hand bats, int d20, String outcome) {
    CardSide side = SampleCards.side(Outcome.BP_HOMERUN, Outcome.BP_SINGLE);
    BallparkChances park = new BallparkChances("Field", 9, 10, 11, 12);

    CellReading reading =
        CellReading.of(side, bats, PITCHING, Hand.RIGHT, park, dice(1, 1, 1, d20));

    assertThat(reading.outcome().code()).isEqualTo("bp_" + outcome);
  }

  @Test
  void cellCoversTheD20() {
    CardOutcome walk = CardOutcome.of(Outcome.WALK);

    assertThatThrownBy(() -> new Cell(List.of())).hasMessageContaining("end at 20");
    assertThatThrownBy(() -> new Cell(List.of(new Cell.Share(19, walk))))
        .hasMessageContaining("end at 20");
    assertThatThrownBy(() -> new Cell(List.of(new Cell.Share(20, walk), new Cell.Share(20, walk))))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> Cell.whole(walk).at(21)).hasMessageContaining("21");
  }

  @Test
  void whatManagersOrderAndRunnersDoIsNotPrinted() {
    assertThat(
            List.of(Outcome.values()).stream()
                .filter(outcome -> outcome.isPlateAppearance() && !CardOutcome.isPrinted(outcome)))
        .containsExactly(
            Outcome.BP_FLYOUT, Outcome.BP_LINEOUT, Outcome.SAC_BUNT, Outcome.INTENTIONAL_WALK);
    assertThat(CardOutcome.isPrinted(Outcome.WILD_PITCH)).isFalse();
  }
}
