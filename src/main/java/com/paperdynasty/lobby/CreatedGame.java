package com.paperdynasty.lobby;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new game, with the invitations that its creator passes on. The texts of the invitations are not
 * stored.
 *
 * @param home the invitation to the home seat; null if the seat is taken
 * @param away the invitation to the away seat; null if the seat is taken
 * @param watch the invitation to watch; null if anybody may watch
 */
public record CreatedGame(
    UUID gameId, @Nullable String home, @Nullable String away, @Nullable String watch) {}
