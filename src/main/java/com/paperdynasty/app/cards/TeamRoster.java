package com.paperdynasty.app.cards;

import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Chooses a team's players: those who batted most, and those who got most outs as pitchers. */
final class TeamRoster {
  private static final int HITTERS = 14;
  private static final int PITCHERS = 12;

  private TeamRoster() {}

  static List<SeasonPlayer> of(SeasonLines season, String team) {
    List<SeasonPlayer> all =
        season.players().stream().filter(player -> player.team().equals(team)).toList();
    Stream<SeasonPlayer> hitters =
        all.stream()
            .filter(player -> !isPitcher(player))
            .sorted(Comparator.comparing(player -> -player.plateAppearances()))
            .limit(HITTERS);
    Stream<SeasonPlayer> pitchers =
        all.stream()
            .filter(TeamRoster::isPitcher)
            .sorted(Comparator.comparing(player -> -player.use().of("outs")))
            .limit(PITCHERS);
    return Stream.concat(hitters, pitchers).toList();
  }

  private static boolean isPitcher(SeasonPlayer player) {
    return player.battersFaced() > player.plateAppearances();
  }
}
