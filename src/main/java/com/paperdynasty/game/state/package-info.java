/**
 * The state of a game, its hash, and how events change it.
 *
 * <p>{@link com.paperdynasty.game.state.GameState} never changes; {@link
 * com.paperdynasty.game.state.EventApplier} makes the next one. The hash of every state is stored
 * with its event, over the bytes that {@code CanonicalForm} defines, so that a replay can be
 * compared with the original game. The history of a game is kept in a packed form, from which a
 * play can be undone and {@link com.paperdynasty.game.state.RetrosheetExport} writes the game.
 */
@NullMarked
package com.paperdynasty.game.state;

import org.jspecify.annotations.NullMarked;
