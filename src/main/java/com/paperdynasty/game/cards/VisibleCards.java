package com.paperdynasty.game.cards;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.state.GameState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The players of a card set whose cards a manager may see. Where the league keeps hands hidden, a
 * manager sees who is or was in the game for their side, and of their own team's set those who are
 * free. Of a player who is in two sets of the game only the card of the first is shown, since that
 * is the one that is read.
 *
 * @param players their ids, in the order of the set
 * @param whole whether those are all of the set
 */
public record VisibleCards(List<String> players, boolean whole) {
  public VisibleCards {
    players = List.copyOf(players);
  }

  /**
   * What the user may see of the set; null if they manage no side, or the game does not use it.
   *
   * @param hash of the set
   */
  public static @Nullable VisibleCards of(GameState state, String userId, String hash) {
    List<Side> managed = state.sidesOf(userId);
    int index = state.rules().cardOptions().sets().indexOf(hash);
    GameCards cards = state.rules().cards();
    if (managed.isEmpty() || index < 0 || index >= cards.sets().size()) {
      return null;
    }
    int size = cards.sets().get(index).players().size();
    List<String> all = readFrom(cards, index);
    boolean isOpen = state.rules().cardOptions().hands() != CardOptions.Hands.OWN;
    if (isOpen || managed.size() == Side.values().length) {
      return new VisibleCards(all, all.size() == size);
    }
    Side side = managed.get(0);
    List<String> own = all.stream().filter(id -> isOf(state, side, index, id)).toList();
    return new VisibleCards(own, own.size() == size);
  }

  /** Those of a set whose cards the game reads from it: not from a set before it. */
  private static List<String> readFrom(GameCards cards, int index) {
    Set<String> before =
        cards.sets().subList(0, index).stream()
            .flatMap(set -> set.players().stream())
            .map(Card::id)
            .collect(Collectors.toSet());
    return cards.sets().get(index).players().stream()
        .map(Card::id)
        .filter(id -> !before.contains(id))
        .toList();
  }

  private static boolean isOf(GameState state, Side side, int index, String playerId) {
    return plays(state, side, playerId)
        || (state.rules().cards().indexOf(side) == index && !plays(state, side.other(), playerId));
  }

  private static boolean plays(GameState state, Side side, String playerId) {
    Lineup lineup = state.game().lineup(side);
    return lineup.slotOf(playerId) != null || lineup.hasLeft(playerId);
  }
}
