/**
 * The vocabulary of baseball: sides, positions, outcomes, bases, lineups, advances and submissions.
 *
 * <p>Everything here is an immutable value without knowledge of leagues or of the state of a game.
 * A {@link com.paperdynasty.baseball.model.Submission} is what a manager read off a card; an {@link
 * com.paperdynasty.baseball.model.Advance} is the base that the batter or a runner reached, or the
 * base of the out. Enums have a {@code code()}, which is their name on the wire and in stored
 * events; it never changes.
 */
@NullMarked
package com.paperdynasty.baseball.model;

import org.jspecify.annotations.NullMarked;
