package com.paperdynasty.lobby;

import com.paperdynasty.wire.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to read a game.
 *
 * @param invitation the watchers' invitation to a private game, if they show one
 */
public record Reader(Sender sender, @Nullable String invitation) {}
