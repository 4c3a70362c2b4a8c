package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.PlayResult;

/**
 * A play that was just ruled on, so that what applies it need not work it out once more.
 *
 * @param after the ball game after it
 */
record RuledPlay(PlayResult play, BallGame after) {}
