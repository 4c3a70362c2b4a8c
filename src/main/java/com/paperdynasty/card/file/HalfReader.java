package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.HalfCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the 33 cells of a half. */
final class HalfReader {
  private static final Set<String> ROWS = numbers(HalfCard.FIRST_ROW, HalfCard.LAST_ROW);
  private static final Set<String> OUTCOME = Set.of("outcome", "hit_location", "bases");
  private static final Set<String> SPLIT = Set.of("split");
  private static final Set<String> SHARE = with(OUTCOME, "to");

  private final CardFaults faults;
  private final int firstColumn;

  /** Creates a reader of a half whose columns begin with that one, 1 or 4. */
  HalfReader(CardFaults faults, int firstColumn) {
    this.faults = faults;
    this.firstColumn = firstColumn;
  }

  /** The half; null, with a fault for each, where cells are missing or invalid. */
  @Nullable HalfCard read(@Nullable JsonNode node) {
    int last = firstColumn + HalfCard.COLUMNS - 1;
    CardFields columns = new CardFields(node, "the half", numbers(firstColumn, last), faults);
    List<Cell> cells = new ArrayList<>();
    for (int column = firstColumn; column <= last; column++) {
      faults.enterCell(column, null);
      String name = Integer.toString(column);
      if (columns.has(name)) {
        readColumn(columns.get(name), column, cells);
      } else {
        faults.add("the column is missing");
      }
    }
    faults.enterCell(null, null);
    return cells.size() == HalfCard.COLUMNS * HalfCard.ROWS ? new HalfCard(cells) : null;
  }

  private void readColumn(@Nullable JsonNode node, int column, List<Cell> cells) {
    CardFields rows = new CardFields(node, "the column", ROWS, faults);
    for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
      faults.enterCell(column, row);
      Cell cell = cell(rows.get(Integer.toString(row)));
      if (cell != null) {
        cells.add(cell);
      }
    }
  }

  private @Nullable Cell cell(@Nullable JsonNode node) {
    if (node == null) {
      faults.add("the cell is missing");
      return null;
    }
    if (!node.has("split")) {
      CardOutcome whole = outcome(new CardFields(node, "the cell", OUTCOME, faults));
      return whole == null ? null : Cell.whole(whole);
    }
    JsonNode split = new CardFields(node, "the cell", SPLIT, faults).get("split");
    if (!(split instanceof ArrayNode shares) || shares.isEmpty() || shares.size() > Cell.FACES) {
      faults.add("split is a list of 1 to 20 shares" + CardFields.found(split));
      return null;
    }
    return split(shares);
  }

  private @Nullable Cell split(ArrayNode nodes) {
    List<Cell.Share> shares = new ArrayList<>();
    int before = 0;
    for (JsonNode node : nodes) {
      CardFields fields = new CardFields(node, "the share", SHARE, faults);
      boolean rises = fields.isWithin("to", before + 1, Cell.FACES);
      int to = fields.number("to", before + 1, Cell.FACES);
      CardOutcome outcome = outcome(fields);
      if (outcome == null || !rises) {
        return null;
      }
      shares.add(new Cell.Share(to, outcome));
      before = to;
    }
    if (before != Cell.FACES) {
      faults.add("the shares of a split end at 20, not at " + before);
      return null;
    }
    return new Cell(shares);
  }

  private @Nullable CardOutcome outcome(CardFields fields) {
    JsonNode code = fields.get("outcome");
    Outcome outcome = code == null ? null : Outcome.byCode(code.asText());
    if (outcome == null) {
      faults.add("outcome is the name of one" + CardFields.found(code));
      return null;
    }
    JsonNode place = fields.get("hit_location");
    Position location = place == null ? null : Position.byCode(place.asText());
    if (place != null && location == null) {
      faults.add("hit_location is a position" + CardFields.found(place));
      return null;
    }
    Integer bases = fields.has("bases") ? fields.number("bases", 1, CardOutcome.MOST_BASES) : null;
    String fault = CardOutcome.faultIn(outcome, location, bases);
    if (fault != null) {
      faults.add(fault);
      return null;
    }
    return new CardOutcome(outcome, location, bases);
  }

  private static Set<String> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(Integer::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> with(Set<String> fields, String another) {
    Set<String> all = new HashSet<>(fields);
    all.add(another);
    return Set.copyOf(all);
  }
}
