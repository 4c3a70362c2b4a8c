/**
 * Players' cards as data, and which cell of them the dice read. Pure.
 *
 * <p>Begin with {@code Card}. A card has a side for the bat and one for the mound. A side has two
 * halves, against left-handers and against right-handers, and a half has three columns with the
 * rows 2 to 12. The first die picks the column: 1 to 3 are the batter's, 4 to 6 the pitcher's. Two
 * dice are the row, and the d20 decides where a cell is split. {@code CellReading} does that,
 * {@code CardCheck} compares a submission with it, and {@code BatterCheck} what the batter then
 * does.
 *
 * <p>{@code GameCards} has the cards that a game is played with, {@code CardRules} says what they
 * demand of commands and what the server reads, and {@code CardLineup} makes a lineup of them.
 *
 * <p>Cards as JSON are in {@code card.file}; how they are made from a season is in {@code
 * card.making}.
 */
@NullMarked
package com.paperdynasty.card;

import org.jspecify.annotations.NullMarked;
