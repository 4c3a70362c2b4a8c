package com.paperdynasty.card;

import org.jspecify.annotations.Nullable;

/**
 * A player's card.
 *
 * @param id unique in a set
 * @param batting columns 1 to 3; null for a player who has no such side
 * @param pitching columns 4 to 6; null for a player who does not pitch
 */
public record Card(
    String id,
    String name,
    Hand bats,
    Hand throwing,
    @Nullable CardSide batting,
    @Nullable CardSide pitching,
    Ratings ratings) {
  public Card {
    if (batting == null && pitching == null) {
      throw new IllegalArgumentException("a card has at least one side: " + id);
    }
  }
}
