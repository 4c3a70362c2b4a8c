/**
 * The rules in which leagues differ, as data: innings, designated hitter, extra runner, mercy rule,
 * advancement tables and fielding chart.
 *
 * <p>A {@link com.paperdynasty.baseball.league.League} is made from the text of a league file; the
 * advancement tables and the fielding chart are worked out for every case when they are read, and
 * all their faults are reported at once. Reading YAML happens elsewhere.
 */
@NullMarked
package com.paperdynasty.baseball.league;

import org.jspecify.annotations.NullMarked;
