package com.paperdynasty.lobby;

import com.paperdynasty.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to read a game.
 *
 * @param invitation the watchers' invitation to a private game, if they show one
 */
public record Viewer(User user, @Nullable String invitation) {}
