package com.paperdynasty.card.making;

import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.HalfCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Puts outcomes with their chances into the cells of a half, exactly.
 *
 * <p>A face of the d20 in a cell counts as often as the cell's row comes up, 1 to 6 times. The
 * cells are filled from the most frequent row to the rarest. Each takes as many faces as it can of
 * the outcome that has the most chances left, then of the next. What does not divide by the row is
 * left for rarer rows; in the rows 2 and 12 a face is one chance, so nothing is left in the end.
 */
final class HalfLayout {
  private final Map<CardOutcome, Integer> left;
  private final @Nullable Cell[] cells = new Cell[HalfCard.COLUMNS * HalfCard.ROWS];

  /** A cell's place: 1 to 3, 2 to 12. */
  private record CellPlace(int column, int row) {}

  private HalfLayout(Map<CardOutcome, Integer> chances) {
    left = chances;
  }

  /**
   * Makes a half.
   *
   * @param placed cells that are given
   * @param chances for the other cells; the sum is theirs. It is emptied
   * @param seed of the order of cells whose rows are equally frequent, so that cards differ
   */
  static HalfCard of(List<CheckCells.Placed> placed, Map<CardOutcome, Integer> chances, long seed) {
    HalfLayout layout = new HalfLayout(chances);
    placed.forEach(
        given -> layout.cells[HalfCard.index(given.column(), given.row())] = given.cell());
    layout.fill(seed);
    return new HalfCard(List.of(layout.cells));
  }

  private void fill(long seed) {
    List<CellPlace> places = new ArrayList<>();
    for (int column = 1; column <= HalfCard.COLUMNS; column++) {
      for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
        if (cells[HalfCard.index(column, row)] == null) {
          places.add(new CellPlace(column, row));
        }
      }
    }
    Collections.shuffle(places, new Random(seed));
    places.sort(Comparator.comparing((CellPlace place) -> -HalfCard.ways(place.row())));
    for (CellPlace place : places) {
      cells[HalfCard.index(place.column(), place.row())] = next(HalfCard.ways(place.row()));
    }
  }

  /** The next cell, of a row that comes up that often. */
  private Cell next(int ways) {
    List<Map.Entry<CardOutcome, Integer>> parts = new ArrayList<>();
    int free = Cell.FACES;
    while (free > 0) {
      CardOutcome most = most();
      int has = left.getOrDefault(most, 0);
      int faces = Math.min(free, has / ways);
      if (faces == 0) {
        throw new IllegalStateException("too many small outcomes: " + left);
      }
      left.put(most, has - faces * ways);
      parts.add(Map.entry(most, faces));
      free -= faces;
    }
    return cell(parts);
  }

  private CardOutcome most() {
    return Collections.max(
            left.entrySet(),
            Map.Entry.<CardOutcome, Integer>comparingByValue()
                .thenComparing(entry -> entry.getKey().outcome(), Comparator.reverseOrder()))
        .getKey();
  }

  /** The best for the batter come first, as the low faces of the d20. */
  private static Cell cell(List<Map.Entry<CardOutcome, Integer>> parts) {
    parts.sort(
        Comparator.comparing(
                (Map.Entry<CardOutcome, Integer> part) -> -part.getKey().outcome().basesForBatter())
            .thenComparing(part -> part.getKey().outcome()));
    List<Cell.Share> shares = new ArrayList<>();
    int to = 0;
    for (Map.Entry<CardOutcome, Integer> part : parts) {
      to += part.getValue();
      shares.add(new Cell.Share(to, part.getKey()));
    }
    return new Cell(shares);
  }
}
