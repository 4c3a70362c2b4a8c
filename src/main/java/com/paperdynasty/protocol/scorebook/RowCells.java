package com.paperdynasty.protocol.scorebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one row, in the order of the columns. */
interface RowCells {
  /** A text; null or empty where there is nothing to say. */
  void text(String column, @Nullable String text);

  /** A number, as JSON writes it. */
  void number(String column, String number);

  default void number(String column, long number) {
    number(column, Long.toString(number));
  }

  /** Several entries in one cell. */
  default void list(String column, List<String> entries) {
    text(column, entries.isEmpty() ? null : String.join("; ", entries));
  }
}
