package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.PlayResult;

/**
 * A play that was just ruled on, so that it need not be scored again to be applied.
 *
 * @param after the ball game after it
 */
record RuledPlay(PlayResult play, BallGame after) {}
