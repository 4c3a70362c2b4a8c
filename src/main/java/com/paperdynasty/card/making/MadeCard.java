package com.paperdynasty.card.making;

import com.paperdynasty.card.Card;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.List;

/**
 * A card that was made.
 *
 * @param halves two for each side of it
 */
public record MadeCard(SeasonPlayer player, Card card, List<MadeHalf> halves) {
  public MadeCard {
    halves = List.copyOf(halves);
  }
}
