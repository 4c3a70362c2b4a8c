package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.dice.DiceFaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cards that a game is played with. Where two of its sets have a card of the same player, that
 * of the first set is read, and the ballpark is that of the first set that has one.
 */
public final class GameCards {
  /** The most sets of a game. */
  public static final int MOST_SETS = 4;

  /** The cards of a game without sets: its outcomes are taken at their word. */
  public static final GameCards NONE = new GameCards(List.of());

  private final List<CardSet> sets;
  private final Map<String, Card> byPlayer = new HashMap<>();
  private final BallparkChances ballpark;

  private GameCards(List<CardSet> sets) {
    this.sets = List.copyOf(sets);
    sets.forEach(set -> set.players().forEach(card -> byPlayer.putIfAbsent(card.id(), card)));
    this.ballpark =
        sets.stream()
            .map(CardSet::ballpark)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(BallparkChances.NEUTRAL);
  }

  /** The cards of these sets. */
  public static GameCards of(List<CardSet> sets) {
    return sets.isEmpty() ? NONE : new GameCards(sets);
  }

  /** Whether the game has no cards. */
  public boolean isEmpty() {
    return sets.isEmpty();
  }

  /** The sets, in their order. */
  public List<CardSet> sets() {
    return sets;
  }

  /**
   * The set that a side's players are taken from: the away side's is the first, the home side's the
   * second where there is one.
   *
   * @throws IndexOutOfBoundsException if the game has no cards
   */
  public CardSet setOf(Side side) {
    return sets.get(indexOf(side));
  }

  /** The index of {@link #setOf} in {@link #sets}. */
  public int indexOf(Side side) {
    return side == Side.HOME && sets.size() > 1 ? 1 : 0;
  }

  /** The card of a player; null if none of the sets has one. */
  public @Nullable Card of(String playerId) {
    return byPlayer.get(playerId);
  }

  /** The card of the player at that position; null without a player or a card. */
  public @Nullable Card at(Lineup lineup, Position position) {
    Slot slot = lineup.at(position);
    return slot == null ? null : of(slot.player().id());
  }

  /**
   * Why a player cannot take that part, or null: they have no card, or not the side of it that
   * would be read.
   *
   * @param order the slot in the batting order; 0 for a pitcher who does not bat
   */
  public @Nullable String faultIn(String playerId, int order, Position position) {
    if (isEmpty()) {
      return null;
    }
    Card card = of(playerId);
    boolean has =
        card != null
            && (order == 0 || card.batting() != null)
            && (position != Position.PITCHER || card.pitching() != null);
    return has ? null : "No card for " + playerId;
  }

  /**
   * What the cards of a plate appearance say at those dice. Null without cards: in a game with them
   * nobody plays a part that {@link #faultIn their card has no side} for.
   */
  public @Nullable CellReading read(String batterId, String pitcherId, DiceFaces dice) {
    Card batter = of(batterId);
    Card pitcher = of(pitcherId);
    CardSide batting = batter == null ? null : batter.batting();
    CardSide pitching = pitcher == null ? null : pitcher.pitching();
    return batter == null || pitcher == null || batting == null || pitching == null
        ? null
        : CellReading.of(batting, batter.bats(), pitching, pitcher.throwing(), ballpark, dice);
  }
}
