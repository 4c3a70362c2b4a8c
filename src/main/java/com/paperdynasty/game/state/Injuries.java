package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import org.jspecify.annotations.Nullable;

/** Players who are injured and still in the game: no dice are rolled before they have left it. */
public final class Injuries {
  private Injuries() {}

  /**
   * The first injured player who has to leave before the next roll; null if nobody has to. One whom
   * nobody of the team's cards can replace plays on.
   */
  public static @Nullable Injury mustLeave(GameState state) {
    if (state.game().isOver()) {
      return null;
    }
    for (Injury injury : state.fairPlay().choices().injuries()) {
      Slot slot = state.game().lineup(injury.side()).slotOf(injury.player().id());
      if (slot != null && hasSubstitute(state, injury.side(), slot)) {
        return injury;
      }
    }
    return null;
  }

  /** Why no dice can be rolled; null if nobody has to leave first. */
  public static @Nullable String whyNotReady(GameState state) {
    Injury injury = mustLeave(state);
    return injury == null ? null : injury.player().name() + " is injured - substitute them first";
  }

  private static boolean hasSubstitute(GameState state, Side side, Slot slot) {
    GameCards cards = state.rules().cards();
    return !cards.isEmpty()
        && cards.setOf(side).players().stream()
            .map(Card::id)
            .anyMatch(
                id ->
                    isFree(state, id) && cards.faultIn(id, slot.order(), slot.position()) == null);
  }

  private static boolean isFree(GameState state, String playerId) {
    for (Side side : Side.values()) {
      Lineup lineup = state.game().lineup(side);
      if (lineup.slotOf(playerId) != null || lineup.hasLeft(playerId)) {
        return false;
      }
    }
    return true;
  }
}
