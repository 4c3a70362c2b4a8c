package com.paperdynasty.lobby;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game that was just created, with what its creator has to pass on. The texts of the invitations
 * are nowhere else.
 *
 * @param home the invitation to the open seat; null where the seat is taken
 * @param away likewise
 * @param watch the watchers' invitation; null where anybody may watch
 */
public record CreatedGame(
    UUID gameId, @Nullable String home, @Nullable String away, @Nullable String watch) {}
