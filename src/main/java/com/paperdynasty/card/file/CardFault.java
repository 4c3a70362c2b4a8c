package com.paperdynasty.card.file;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a card set, and where.
 *
 * @param set the set's name; null where it is not known
 * @param player the player's id, or {@code #3} for the third one without a valid id
 * @param half {@code batting vs_left}
 * @param column 1 to 6
 * @param row 2 to 12
 */
public record CardFault(
    @Nullable String set,
    @Nullable String player,
    @Nullable String half,
    @Nullable Integer column,
    @Nullable Integer row,
    String reason) {

  /** {@code Washington: troum001, batting vs_left, column 2, row 7: homer is not an outcome}. */
  @Override
  public String toString() {
    String where =
        Stream.of(
                player,
                half,
                column == null ? null : "column " + column,
                row == null ? null : "row " + row)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return Stream.of(set, where.isEmpty() ? null : where, reason)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(": "));
  }
}
