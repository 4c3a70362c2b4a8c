/**
 * How the cards of a game decide what comes of a roll: what the sides had called, fielding checks,
 * the dice that a play needs besides the roll's, and how far a play can be read before a manager
 * has to choose. Pure.
 *
 * <p>Begin with {@code PlayReading}. {@code card.play} knows the rules of the cards; this package
 * gives it the state of a game, and cuts its dice.
 */
@NullMarked
package com.paperdynasty.game.cards;

import org.jspecify.annotations.NullMarked;
