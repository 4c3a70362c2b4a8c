package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;

/**
 * A play that was just ruled on, so that it need not be scored again to be applied.
 *
 * @param after the ball game after it
 */
public record RuledPlay(PlayResult play, BallGame after) {
  /** What was ruled on. */
  public Submission submission() {
    return play.submission();
  }
}
