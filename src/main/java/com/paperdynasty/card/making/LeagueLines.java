package com.paperdynasty.card.making;

import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Matchup;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sums of a season's batting, by the hands of batter and pitcher. */
final class LeagueLines {
  private final Map<Matchup, Counts> byMatchup = new HashMap<>();
  private final Counts pitchersAtBat;
  private final Counts season;

  LeagueLines(SeasonLines season) {
    this.season = season.league();
    for (SeasonPlayer player : season.players()) {
      player
          .batting()
          .forEach(
              (hand, line) -> byMatchup.merge(Matchup.of(player.bats(), hand), line, Counts::plus));
    }
    pitchersAtBat =
        Counts.sum(
            season.players().stream()
                .filter(player -> player.battersFaced() > player.plateAppearances())
                .map(player -> SeasonPlayer.total(player.batting()))
                .toList());
  }

  /** All hands, as a card has halves for them. */
  static List<Matchup> matchups() {
    return List.of(
        new Matchup(Hand.LEFT, Hand.LEFT),
        new Matchup(Hand.LEFT, Hand.RIGHT),
        new Matchup(Hand.RIGHT, Hand.LEFT),
        new Matchup(Hand.RIGHT, Hand.RIGHT));
  }

  /** The line of all batters between those hands. */
  Counts of(Matchup matchup) {
    return byMatchup.getOrDefault(matchup, Counts.NONE);
  }

  /** How pitchers bat. */
  Counts pitchersAtBat() {
    return pitchersAtBat;
  }

  /** The season's sums. */
  Counts season() {
    return season;
  }
}
