/**
 * The command {@code cards}: reads a season's file, makes the cards of teams and writes them, and
 * the report of how near they come. Begin with {@code CardsTask}.
 */
@NullMarked
package com.paperdynasty.app.cards;

import org.jspecify.annotations.NullMarked;
