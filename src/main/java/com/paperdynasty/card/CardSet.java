package com.paperdynasty.card;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a team, or of a league.
 *
 * @param season the year that the cards are of
 * @param source whose facts they are made from
 * @param ballpark of the team; null for a neutral one
 * @param players no two with the same id
 */
public record CardSet(
    String name,
    @Nullable Integer season,
    @Nullable String source,
    @Nullable BallparkChances ballpark,
    List<Card> players) {
  public CardSet {
    players = List.copyOf(players);
    if (players.stream().map(Card::id).distinct().count() != players.size()) {
      throw new IllegalArgumentException("a player is twice in " + name);
    }
  }

  /** The card of that player, if the set has one. */
  public Optional<Card> player(String id) {
    return players.stream().filter(card -> card.id().equals(id)).findFirst();
  }
}
