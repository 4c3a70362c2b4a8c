package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitcherDecisions;
import java.util.List;

/** The decisions that the rules leave to the official scorer after the game. */
public final class OfficialScorer {
  private OfficialScorer() {}

  /**
   * The game with another winning pitcher (official rules, 9.17(b) and (c)), or why it is refused:
   * the game is not over, has no winner, or the rule does not allow this choice.
   */
  public static LineupRuling nameWinner(BallGame game, String pitcherId) {
    String winner = PitcherDecisions.of(game).winningPitcher();
    if (winner == null) {
      return LineupRuling.rejected("There is no winning pitcher to name");
    }
    List<String> choice = PitcherDecisions.choice(game);
    if (choice.isEmpty()) {
      return LineupRuling.rejected(
          "The winning pitcher is " + winner + "; the rule leaves no choice");
    }
    return choice.contains(pitcherId)
        ? new LineupRuling.Made(PitcherDecisions.named(game, pitcherId))
        : LineupRuling.rejected("The winning pitcher must be one of " + String.join(", ", choice));
  }
}
