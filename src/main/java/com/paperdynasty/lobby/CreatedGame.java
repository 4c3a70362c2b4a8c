package com.paperdynasty.lobby;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new game, with the invitations that its creator passes on. The texts of the invitations are not
 * stored.
 *
 * @param made whether this call made it. If not, the other manager has made the same rematch, and
 *     there are no invitations
 * @param home the invitation to the home seat; null if the seat is taken
 * @param away the invitation to the away seat; null if the seat is taken
 * @param watch the invitation to watch; null if anybody may watch
 */
public record CreatedGame(
    UUID gameId,
    boolean made,
    @Nullable String home,
    @Nullable String away,
    @Nullable String watch) {

  /** A rematch that the other manager has made. */
  static CreatedGame madeBefore(UUID gameId) {
    return new CreatedGame(gameId, false, null, null, null);
  }
}
