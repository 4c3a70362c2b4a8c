package com.paperdynasty.table;

import com.paperdynasty.game.Presence;
import com.paperdynasty.game.state.GameState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tracks since when the managers of a game have had no connection in its room, by this node's
 * clock. Used on the game's context.
 *
 * <p>An owner that has just opened the game does not know who left before, so it counts from then.
 * A user who gives a command is there at that moment, though they may not be in the room.
 */
final class AbsenceTracker {
  private final PresenceTracker presenceTracker;
  private final Clock clock;
  private final Instant openedAt;

  /** When a manager was last known to be there, by user id. Only managers are in it. */
  private final Map<String, Instant> lastThere = new HashMap<>();

  AbsenceTracker(PresenceTracker presenceTracker, Clock clock) {
    this.presenceTracker = presenceTracker;
    this.clock = clock;
    this.openedAt = clock.instant();
  }

  /** These users were there until now. */
  void seen(Collection<String> users, GameState state) {
    for (String user : users) {
      if (!state.sidesOf(user).isEmpty()) {
        lastThere.put(user, clock.instant());
      }
    }
  }

  Presence presence(GameState state) {
    return new Presence(gone(state.awayManagerId()), gone(state.homeManagerId()));
  }

  private @Nullable Instant gone(@Nullable String manager) {
    return manager == null || presenceTracker.isPresent(manager)
        ? null
        : lastThere.getOrDefault(manager, openedAt);
  }
}
