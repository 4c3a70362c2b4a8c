package com.paperdynasty.lobby;

import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of a game, kept up to date by each append.
 *
 * @param open whether anybody may watch
 * @param summary JSON text: teams, score, inning
 * @param lastSeq the number of its last event
 * @param redacted whether the score and the inning are not to be shown
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
    long lastSeq,
    boolean redacted) {

  GameRecord withoutScore() {
    return new GameRecord(
        gameId,
        league,
        status,
        open,
        adminId,
        awayManager,
        homeManager,
        summary,
        createdAt,
        lastSeq,
        true);
  }

  /** Whether a user may see this game without an invitation. */
  boolean visibleTo(User user) {
    return open || seenLiveBy(user);
  }

  /** Whether a user sees the game without the delay of spectators. */
  boolean seenLiveBy(User user) {
    return user.admin()
        || user.userId().equals(adminId)
        || user.userId().equals(awayManager)
        || user.userId().equals(homeManager);
  }
}
