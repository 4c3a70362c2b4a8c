package com.paperdynasty.card.season;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Hand;
import java.util.Map;

/**
 * A player's line of a season.
 *
 * @param team the code of the team
 * @param batting against pitchers who throw left and right
 * @param pitching against batters who bat left and right
 * @param running extra bases, steals
 * @param use games, starts, outs, wild pitches, balks, of a pitcher
 */
public record SeasonPlayer(
    String id,
    String name,
    Hand bats,
    Hand throwing,
    String team,
    Map<Hand, Counts> batting,
    Map<Hand, Counts> pitching,
    Map<Position, Counts> fielding,
    Counts running,
    Counts catching,
    Counts use) {
  public SeasonPlayer {
    batting = Map.copyOf(batting);
    pitching = Map.copyOf(pitching);
    fielding = Map.copyOf(fielding);
  }

  /** The plate appearances of both halves, with all that the file counts. */
  public double plateAppearances() {
    return total(batting).of("PA");
  }

  /** The batters that the player faced. */
  public double battersFaced() {
    return total(pitching).of("PA");
  }

  /** The lines against both hands together. */
  public static Counts total(Map<Hand, Counts> halves) {
    return halves.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
