/**
 * How a play goes on from the cell that the dice read: who runs for an extra base, who steals, what
 * a bunt comes to. Pure.
 *
 * <p>Begin with {@code CardPlay}: the play is over, or a manager has to choose first. A play is
 * always read from its beginning, with all choices that were made so far, so nothing is kept
 * between two readings; the same dice and choices give the same play.
 *
 * <p>{@code CardPlayReader} has a class for each kind of play: {@code UncappedHit}, {@code
 * DeepFly}, {@code ContactPlay}, {@code StealAttempt}, {@code HitAndRun}, {@code Bunt}. Each reads
 * a {@code Pitch}, takes answers from its {@code Choices} and cuts its dice where they decide. What
 * a manager would do who does not answer is worked out with {@code PlayValue}.
 */
@NullMarked
package com.paperdynasty.card.play;

import org.jspecify.annotations.NullMarked;
