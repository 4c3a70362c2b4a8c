/**
 * What clients send: frames, messages, the fields of commands, and the body that creates a game.
 *
 * <p>A text becomes a {@code ParsedFrame}, then a {@code ClientMessage} for its connection and, on
 * the node that owns the game, a command of {@code game}. Nothing here throws on what a client
 * sent: each family has a case for what cannot be read. Only the shape of fields is checked here;
 * whether the game allows it, {@code game} decides.
 */
@NullMarked
package com.paperdynasty.protocol.client;

import org.jspecify.annotations.NullMarked;
