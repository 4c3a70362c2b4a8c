package com.paperdynasty.game;

import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.card.SampleTeams;
import java.util.List;

/** Cards of which each cell says the same. Nobody throws or misses a wild pitch. */
public final class CardsEverywhere {
  private CardsEverywhere() {}

  /** A game of Alice and Bob with such cards. */
  static GameScenario newGame(CardOutcome outcome) {
    return CardedScenario.newGame(Hands.OWN, of(outcome));
  }

  /** Such cards for the players of both teams, of whom nobody is injured. */
  public static GameCards of(CardOutcome outcome) {
    return of(outcome, 0);
  }

  /**
   * Such cards for the players of both teams.
   *
   * @param injury the chance of each to be injured
   */
  public static GameCards of(CardOutcome outcome, int injury) {
    CardSide side = new CardSide(SampleCards.half(outcome), SampleCards.half(outcome));
    return GameCards.of(
        SampleTeams.CARDS.sets().stream().map(set -> withSides(set, side, injury)).toList());
  }

  private static CardSet withSides(CardSet set, CardSide side, int injury) {
    List<Card> cards =
        set.players().stream()
            .map(
                card ->
                    new Card(
                        card.id(),
                        card.name(),
                        card.bats(),
                        card.throwing(),
                        side,
                        card.pitching() == null ? null : side,
                        withoutMishaps(card.ratings(), injury)))
            .toList();
    return new CardSet(set.name(), set.season(), set.source(), set.ballpark(), cards);
  }

  private static Ratings withoutMishaps(Ratings ratings, int injury) {
    Ratings.Catching catching = ratings.catching();
    Ratings.Pitching pitching = ratings.pitching();
    return new Ratings(
        ratings.running(),
        ratings.stealing(),
        ratings.bunting(),
        ratings.hitAndRun(),
        injury,
        ratings.fielding(),
        catching == null ? null : new Ratings.Catching(catching.throwing(), 0),
        pitching == null
            ? null
            : new Ratings.Pitching(
                pitching.hold(), pitching.starter(), pitching.reliever(), pitching.tired(), 0, 0));
  }
}
