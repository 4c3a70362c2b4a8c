/**
 * The rules of baseball, as a pure library: values in, values out.
 *
 * <p>{@link com.paperdynasty.baseball.BallGame} is the whole state of a game and never changes; an
 * {@link com.paperdynasty.baseball.Umpire} rules on a {@link com.paperdynasty.baseball.Submission}
 * and so says what it does to the game, or why it is refused. What differs from league to league,
 * the advancement tables above all, is data in a {@link com.paperdynasty.baseball.League}.
 *
 * <p>Nothing here knows time, chance, JSON or I/O, so the same submissions always give the same
 * game. Everything is immutable and may be used from any thread.
 */
@NullMarked
package com.paperdynasty.baseball;

import org.jspecify.annotations.NullMarked;
