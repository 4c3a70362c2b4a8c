package com.paperdynasty.card.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.HalfCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfLayoutTest {
  /** The chances of each outcome, counted from the cells. */
  private static Map<CardOutcome, Integer> counted(HalfCard half) {
    Map<CardOutcome, Integer> chances = new LinkedHashMap<>();
    for (int column = 1; column <= HalfCard.COLUMNS; column++) {
      for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
        Cell cell = half.cell(column, row);
        for (int d20 = 1; d20 <= Cell.FACES; d20++) {
          chances.merge(cell.at(d20), HalfCard.ways(row), Integer::sum);
        }
      }
    }
    return chances;
  }

  @Test
  void rowsAddUpToAllThrows() {
    int ways = 0;
    for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
      ways += HalfCard.ways(row);
    }
    assertThat(ways).isEqualTo(36);
    assertThat(HalfCard.CHANCES).isEqualTo(2160);
  }

  @Test
  void everyOutcomeHasExactlyItsChances() {
    for (long seed = 0; seed < 100; seed++) {
      Map<CardOutcome, Integer> chances = random(new Random(seed));

      assertThat(counted(HalfLayout.of(List.of(), new LinkedHashMap<>(chances), seed)))
          .as("seed %s", seed)
          .isEqualTo(chances);
    }
  }

  private static Map<CardOutcome, Integer> random(Random random) {
    Map<CardOutcome, Integer> chances = new LinkedHashMap<>();
    int left = HalfCard.CHANCES;
    for (Position position : Position.FIELD) {
      for (Outcome outcome :
          List.of(Outcome.GROUNDBALL_A, Outcome.FLYOUT_B, Outcome.LINEOUT, Outcome.SINGLE_1)) {
        int count = 1 + random.nextInt(50);
        chances.put(CardOutcome.of(outcome, position), count);
        left -= count;
      }
    }
    chances.put(CardOutcome.of(Outcome.STRIKEOUT_OUT), left);
    return chances;
  }

  @Test
  void givenCellsStandWhereTheyBelong() {
    int given = CheckCells.ALL.stream().mapToInt(placed -> HalfCard.ways(placed.row())).sum();
    Map<CardOutcome, Integer> chances = new LinkedHashMap<>();
    chances.put(CardOutcome.of(Outcome.WALK), HalfCard.CHANCES - given * Cell.FACES);

    HalfCard half = HalfLayout.of(CheckCells.ALL, chances, 1);

    for (CheckCells.Placed placed : CheckCells.ALL) {
      assertThat(half.cell(placed.column(), placed.row())).isEqualTo(placed.cell());
    }
    assertThat(counted(half)).containsKey(CardOutcome.of(Outcome.WALK));
    assertThat(given).isEqualTo(18);
  }

  @Test
  void goodOutcomesHaveTheLowFaces() {
    Map<CardOutcome, Integer> chances = new LinkedHashMap<>();
    chances.put(CardOutcome.of(Outcome.STRIKEOUT_OUT), 2155);
    chances.put(CardOutcome.of(Outcome.HOMERUN), 5);

    HalfCard half = HalfLayout.of(List.of(), chances, 3);

    assertThat(half.cells().stream().filter(Cell::isSplit)).isNotEmpty();
    assertThat(half.cells().stream().filter(Cell::isSplit))
        .allSatisfy(cell -> assertThat(cell.at(1).outcome()).isEqualTo(Outcome.HOMERUN));
  }

  @Test
  void tooFewChancesAreAFault() {
    Map<CardOutcome, Integer> chances = new LinkedHashMap<>();
    chances.put(CardOutcome.of(Outcome.WALK), 100);

    assertThatThrownBy(() -> HalfLayout.of(List.of(), chances, 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
