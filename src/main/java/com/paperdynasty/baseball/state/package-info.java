/**
 * A ball game between two plays, and how it moves on.
 *
 * <p>{@link com.paperdynasty.baseball.state.BallGame} is the whole state and never changes. {@link
 * com.paperdynasty.baseball.state.Innings} makes the next state from a {@link
 * com.paperdynasty.baseball.state.PlayResult}: score, bases, box score, half innings and the end of
 * the game. {@link com.paperdynasty.baseball.state.PlayFacts} are the part of a play that is
 * stored. Nothing here checks whether a play or a change is legal: the {@code rules} do, before.
 */
@NullMarked
package com.paperdynasty.baseball.state;

import org.jspecify.annotations.NullMarked;
