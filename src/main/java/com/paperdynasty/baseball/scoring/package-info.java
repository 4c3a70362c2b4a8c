/**
 * Official scoring: what a play adds to the box score, which runs are earned and batted in, and how
 * the play is described.
 *
 * <p>Begin with {@link com.paperdynasty.baseball.scoring.PlayScorer}, which all other packages
 * call. It works from the facts of a play, whether it was just decided or read from a log, and does
 * not check legality. Its results are derived: they are recomputed when a log is replayed, so that
 * a corrected scoring rule applies to old games too. Numbers in parentheses cite section 9 of the
 * Official Baseball Rules.
 */
@NullMarked
package com.paperdynasty.baseball.scoring;

import org.jspecify.annotations.NullMarked;
