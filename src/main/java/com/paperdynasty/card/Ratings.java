package com.paperdynasty.card;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Position;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a card says of a player besides its columns. A chance is the highest face of a d20 with
 * which it succeeds, so 0 is never and 20 always.
 *
 * @param running the chance to take an extra base
 * @param bunting A, the best, to D
 * @param hitAndRun A, the best, to D
 * @param injury the chance to leave the game when the dice ask for it
 * @param fielding by the positions that the player can play
 * @param catching of those who can catch, else null
 * @param pitching of those who can pitch, else null
 */
public record Ratings(
    int running,
    Stealing stealing,
    Grade bunting,
    Grade hitAndRun,
    int injury,
    Map<Position, Fielding> fielding,
    @Nullable Catching catching,
    @Nullable Pitching pitching) {

  /** How well a player does something, from A, the best. */
  public enum Grade {
    A,
    B,
    C,
    D
  }

  /**
   * How a player steals.
   *
   * @param jump in how many of the 36 throws of two dice they get a jump
   * @param second the chance for second base with a jump
   * @param third likewise
   * @param home likewise
   */
  public record Stealing(int jump, int second, int third, int home) {}

  /**
   * How a player fields a position.
   *
   * @param arm -6 to 6, taken off the chance of a runner who tries for an extra base
   */
  public record Fielding(FieldingRatings glove, int arm) {}

  /**
   * How a player catches.
   *
   * @param throwing -6 to 6, taken off the chance of a runner who steals
   * @param passedBall the chance of a passed ball when the dice ask for one
   */
  public record Catching(int throwing, int passedBall) {}

  /**
   * How a player pitches.
   *
   * @param hold -6 to 6, taken off the chance of a runner who steals
   * @param starter how many innings they pitch before they are tired when they start; 0 if never
   * @param reliever likewise when they come in
   * @param tired the chance that a tired pitcher's out in play, read on their own card, is a single
   * @param wildPitch the chance of a wild pitch when the dice ask for one
   * @param balk the chance of a balk when the dice ask for one
   */
  public record Pitching(int hold, int starter, int reliever, int tired, int wildPitch, int balk) {}

  public Ratings {
    Map<Position, Fielding> ordered = new EnumMap<>(Position.class);
    ordered.putAll(fielding);
    fielding = Collections.unmodifiableMap(ordered);
  }
}
