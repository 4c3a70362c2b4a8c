/**
 * The lines of a season's players and the league's sums, as counted. Pure.
 *
 * <p>Begin with {@code SeasonLines}. {@code Counts} has the names of the season's file, which
 * {@code app.cards} reads.
 */
@NullMarked
package com.paperdynasty.card.season;

import org.jspecify.annotations.NullMarked;
