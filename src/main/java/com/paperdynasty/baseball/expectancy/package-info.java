/**
 * What a situation is worth: the runs to expect in the rest of a half inning, the home side's
 * chance of winning, and how much is at stake.
 *
 * <p>{@link com.paperdynasty.baseball.expectancy.ExpectancyModel} is the data of a league file;
 * {@link com.paperdynasty.baseball.expectancy.Expectancy} is what follows from it for games of one
 * length. All values are whole numbers of ten-thousandths (leverage: hundredths), so that sums over
 * a game are exact. Two sides of whose strength nothing is known play each other: before the first
 * pitch each has one half.
 */
@NullMarked
package com.paperdynasty.baseball.expectancy;

import org.jspecify.annotations.NullMarked;
