/**
 * The rules in which leagues differ, as data: innings, designated hitter, extra runner, mercy rule,
 * advancement tables and fielding chart.
 *
 * <p>Begin with {@link com.paperdynasty.baseball.league.League}, which is made from a league file.
 * The advancement tables and the fielding chart are computed for every case when they are read, and
 * all their faults are reported at once. The YAML itself is read in the package {@code league}.
 */
@NullMarked
package com.paperdynasty.baseball.league;

import org.jspecify.annotations.NullMarked;
