/**
 * Chat in a game: messages, mutes, and the port to their store. Begin with {@code ChatStore}.
 *
 * <p>Chat is not part of a game: it is in no log, changes no state and is never replayed. A message
 * is authorized by the game's owner, stored unless its sender is muted, answered, and then
 * broadcast to those who may read it. A message that is sent again with the same id is stored once.
 * The end of a mute is decided by PostgreSQL's clock alone. A client that reconnects reads older
 * messages over HTTP. A text is 1 to 500 characters without control characters, and is never
 * interpreted as markup.
 *
 * <p>A mute holds for all channels, and not for game commands. A manager does not read the
 * spectators' channel. Spectators with a delay get the game channel with the same delay.
 */
@NullMarked
package com.paperdynasty.chat;

import org.jspecify.annotations.NullMarked;
