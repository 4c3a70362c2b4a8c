package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lineup of the players of a set, for a side that has named none. Everybody plays where their
 * ratings say they can, and those who come first in the set choose first. They bat in the order of
 * the set.
 */
public final class CardLineup {
  private static final List<Position> FIELDERS =
      Position.FIELD.stream().filter(position -> position != Position.PITCHER).toList();

  private final List<Card> players;
  private final Map<Position, Card> fielders = new EnumMap<>(Position.class);

  private CardLineup(List<Card> players) {
    this.players = players;
  }

  /**
   * The starters of a set; empty if it has not enough players for each position.
   *
   * @param dh whether a designated hitter bats for the pitcher
   * @param taken ids of players of the other side
   */
  public static Optional<List<Slot>> of(CardSet set, boolean dh, Set<String> taken) {
    List<Card> players = set.players().stream().filter(card -> !taken.contains(card.id())).toList();
    return Optional.ofNullable(new CardLineup(players).starters(dh));
  }

  private @Nullable List<Slot> starters(boolean dh) {
    Card pitcher = pitcher(dh);
    if (pitcher == null) {
      return null;
    }
    List<Card> hitters =
        players.stream().filter(card -> card.batting() != null && !card.equals(pitcher)).toList();
    hitters.forEach(this::placeWithOneMove);
    for (Card card : hitters) {
      if (fielders.size() < FIELDERS.size() && positionOf(card) == null) {
        place(card, EnumSet.noneOf(Position.class));
      }
    }
    Card hitter = dh ? hitter(hitters) : null;
    if (fielders.size() < FIELDERS.size() || (dh && hitter == null)) {
      return null;
    }
    List<Slot> slots = new ArrayList<>();
    for (Card card : players) {
      Position position = card.equals(hitter) ? Position.DESIGNATED_HITTER : positionOf(card);
      if (position != null) {
        slots.add(slot(slots.size() + 1, card, position));
      }
    }
    slots.add(slot(dh ? 0 : slots.size() + 1, pitcher, Position.PITCHER));
    return slots;
  }

  /** The first who starts games, else the first who pitches at all. */
  private @Nullable Card pitcher(boolean dh) {
    List<Card> pitchers =
        players.stream()
            .filter(card -> card.pitching() != null && (dh || card.batting() != null))
            .toList();
    return pitchers.stream()
        .filter(CardLineup::starts)
        .findFirst()
        .orElseGet(() -> pitchers.isEmpty() ? null : pitchers.get(0));
  }

  private static boolean starts(Card card) {
    Ratings.Pitching pitching = card.ratings().pitching();
    return pitching != null && pitching.starter() > 0;
  }

  /** Gives a player an empty position, or one whose player can move to an empty one. */
  private void placeWithOneMove(Card card) {
    if (placeWhereNobodyIs(card)) {
      return;
    }
    for (Position position : FIELDERS) {
      Card there = fielders.get(position);
      if (there != null && fields(card, position) && placeWhereNobodyIs(there)) {
        fielders.put(position, card);
        return;
      }
    }
  }

  private boolean placeWhereNobodyIs(Card card) {
    for (Position position : FIELDERS) {
      if (fields(card, position) && !fielders.containsKey(position)) {
        fielders.put(position, card);
        return true;
      }
    }
    return false;
  }

  private static boolean fields(Card card, Position position) {
    return card.ratings().fielding().containsKey(position);
  }

  /**
   * Finds a position for a player, where others may have to move to another one that they can play
   * (augmenting paths in a bipartite graph).
   */
  private boolean place(Card card, Set<Position> tried) {
    for (Position position : FIELDERS) {
      if (fields(card, position) && tried.add(position)) {
        Card there = fielders.get(position);
        if (there == null || place(there, tried)) {
          fielders.put(position, card);
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Card hitter(List<Card> hitters) {
    return hitters.stream().filter(card -> positionOf(card) == null).findFirst().orElse(null);
  }

  private @Nullable Position positionOf(Card card) {
    return FIELDERS.stream()
        .filter(position -> card.equals(fielders.get(position)))
        .findFirst()
        .orElse(null);
  }

  private static Slot slot(int order, Card card, Position position) {
    return new Slot(order, new Player(card.id(), card.name()), position);
  }
}
