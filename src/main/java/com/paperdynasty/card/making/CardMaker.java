package com.paperdynasty.card.making;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Matchup;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the cards of a season's players. The same season and chart give the same cards.
 *
 * <p>A player has a side for the bat if they batted or pitched, and one for the mound if they
 * pitched. A half with few plate appearances is filled up: with the league's average between these
 * hands; at the bat of a pitcher, with that of all pitchers.
 */
public final class CardMaker {
  private final LeagueLines league;
  private final HalfMaker halves;
  private final RatingsMaker ratings;

  /**
   * Creates a maker for a season's cards.
   *
   * @param chart on which fielding checks are read
   */
  public CardMaker(SeasonLines season, FieldingChart chart) {
    league = new LeagueLines(season);
    halves = new HalfMaker(league, chart);
    ratings = new RatingsMaker(season);
  }

  /** The card of one of the season's players. */
  public MadeCard make(SeasonPlayer player) {
    List<MadeHalf> made = new ArrayList<>();
    CardSide batting = side(player, false, made);
    CardSide pitching = player.pitching().isEmpty() ? null : side(player, true, made);
    Card card =
        new Card(
            player.id(),
            player.name(),
            player.bats(),
            player.throwing(),
            batting,
            pitching,
            ratings.of(player));
    return new MadeCard(player, card, made);
  }

  private CardSide side(SeasonPlayer player, boolean isPitching, List<MadeHalf> made) {
    MadeHalf left = half(player, isPitching, Hand.LEFT);
    MadeHalf right = half(player, isPitching, Hand.RIGHT);
    made.add(left);
    made.add(right);
    return new CardSide(left.half(), right.half());
  }

  private MadeHalf half(SeasonPlayer player, boolean isPitching, Hand against) {
    Matchup matchup =
        isPitching ? Matchup.of(against, player.throwing()) : Matchup.of(player.bats(), against);
    boolean isPitcherAtBat = !isPitching && player.battersFaced() > player.plateAppearances();
    Counts average = isPitcherAtBat ? league.pitchersAtBat() : league.of(matchup);
    Counts line =
        (isPitching ? player.pitching() : player.batting())
            .getOrDefault(against, Counts.NONE)
            .filledTo(HalfMaker.LEAST_PLATE_APPEARANCES, average);
    long seed =
        31L * player.id().hashCode() + (isPitching ? 2 : 0) + (against == Hand.LEFT ? 1 : 0);
    return halves.make(matchup, isPitching, line, seed);
  }
}
