/**
 * Makes players' cards from the line of a season. Pure.
 *
 * <p>Half of all throws read the batter's card and half the pitcher's, so a rate is the mean of the
 * two. A card therefore has twice the player's rate, less what the average opposite card has
 * ({@code HalfMaker}). Where that is less than nothing, {@code LeastDistortion} carries the rest to
 * where it changes the player least and keeps on-base and slugging percentage. {@code WholeChances}
 * rounds to whole throws of the dice, and {@code HalfLayout} puts them into cells. {@code
 * DiceEnumeration} counts what a half gives over all throws: what is reported is always counted
 * from the cells.
 *
 * <p>Begin with {@code CardMaker}.
 */
@NullMarked
package com.paperdynasty.card.making;

import org.jspecify.annotations.NullMarked;
