/**
 * The rules of baseball, as a pure library: values in, values out.
 *
 * <p>Its parts build on each other, from the bottom:
 *
 * <ul>
 *   <li>{@code model}: the vocabulary, such as outcomes, bases, lineups and submissions
 *   <li>{@code league}: the rules of one league: options, advancement tables, fielding chart
 *   <li>{@code state}: a ball game between two plays, and how it moves on
 *   <li>{@code expectancy}: what a situation is worth
 *   <li>{@code play}: how an outcome resolves to advances and outs
 *   <li>{@code scoring}: what a play adds to the box score, and how it is described
 *   <li>{@code rules}: the umpire, and the checks of submissions and substitutions
 *   <li>{@code retrosheet}: games as Retrosheet event files
 * </ul>
 *
 * <p>Nothing here knows time, chance, JSON or I/O, so the same submissions always give the same
 * game. Values are immutable and may be used from any thread. Numbers in parentheses cite the
 * Official Baseball Rules.
 */
@NullMarked
package com.paperdynasty.baseball;

import org.jspecify.annotations.NullMarked;
