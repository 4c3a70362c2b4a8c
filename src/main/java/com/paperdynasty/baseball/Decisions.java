package com.paperdynasty.baseball;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the pitchers who got the win, the loss and the save; null where nobody did. */
public record Decisions(
    @Nullable String winningPitcher, @Nullable String losingPitcher, @Nullable String save) {
  public static final Decisions NONE = new Decisions(null, null, null);

  /** The decisions of a game; none before it is over, nor in a tie. */
  public static Decisions of(BallGame game) {
    return WinAndLoss.decisions(game);
  }

  /**
   * The ids of the pitchers among whom the official scorer may name the winner; empty where the
   * rule leaves no choice.
   */
  public static List<String> choice(BallGame game) {
    return WinAndLoss.choice(game);
  }

  /**
   * The game with a winning pitcher whom {@link #name} once took. Whether it may be is not asked.
   */
  public static BallGame named(BallGame game, String winningPitcher) {
    return WinAndLoss.named(game, winningPitcher);
  }

  /**
   * The game with another winning pitcher, named by the official scorer, or why it is refused: it
   * is not over, or the rule leaves no choice, or he is no reliever of the winners.
   */
  public static LineupRuling name(BallGame game, String winningPitcher) {
    return WinAndLoss.name(game, winningPitcher);
  }
}
