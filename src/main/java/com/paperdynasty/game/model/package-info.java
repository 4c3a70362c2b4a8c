/**
 * Commands, events and the values in them: what goes into a game and what is logged of it.
 *
 * <p>A {@link com.paperdynasty.game.model.Command} asks for something; an {@link
 * com.paperdynasty.game.model.Event} is a fact that was decided. Both are sealed families with a
 * {@code match} method, so that a new kind does not compile until everything that handles them
 * does. Their names on the wire and in the log are written in explicit tables elsewhere, never
 * taken from the class names.
 */
@NullMarked
package com.paperdynasty.game.model;

import org.jspecify.annotations.NullMarked;
