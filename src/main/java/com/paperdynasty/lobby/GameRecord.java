package com.paperdynasty.lobby;

import com.paperdynasty.wire.Sender;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game's row.
 *
 * @param open whether anybody may watch
 * @param summary JSON text: teams, score, inning
 * @param lastSeq the number of its last event
 */
public record GameRecord(
    UUID gameId,
    String league,
    String status,
    boolean open,
    String adminId,
    @Nullable String awayManager,
    @Nullable String homeManager,
    String summary,
    Instant createdAt,
    long lastSeq) {

  /** Whether a user may know of this game without an invitation. */
  boolean visibleTo(Sender user) {
    return open
        || user.admin()
        || user.userId().equals(adminId)
        || user.userId().equals(awayManager)
        || user.userId().equals(homeManager);
  }
}
