package com.paperdynasty.lobby;

import com.paperdynasty.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user who reads a game.
 *
 * @param invitation the invitation to watch a private game, if they have one
 */
public record Viewer(User user, @Nullable String invitation) {}
