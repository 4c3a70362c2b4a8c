/**
 * Fair play between two managers: readiness before a roll, the managers' entropy, rulings, and
 * extra dice. {@link com.paperdynasty.game.fairplay.FairPlay} is that part of a game's state which
 * is not baseball.
 *
 * <p>All types are values. Times come from events. Who may give a command is decided in {@code
 * game}.
 */
@NullMarked
package com.paperdynasty.game.fairplay;

import org.jspecify.annotations.NullMarked;
