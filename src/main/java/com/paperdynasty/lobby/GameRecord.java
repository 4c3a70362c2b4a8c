package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.server.SetupJson;
import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of a game, kept up to date by each append.
 *
 * @param open whether anybody may watch
 * @param summary JSON text: teams, score, inning; the table options where a game has other than the
 *     default
 * @param refs the creator's own names, which nobody else may see
 * @param seats the open seats that anybody may take
 * @param lastSeq the number of its last event
 * @param redacted whether the score and the inning are not to be shown
 */
public record GameRecord(
    UUID gameId,
    String league,
    String status,
    boolean open,
    String adminId,
    @Nullable String umpireId,
    @Nullable String awayManager,
    @Nullable String homeManager,
    String summary,
    GameRefs refs,
    NewGame.OpenSeats seats,
    Instant createdAt,
    long lastSeq,
    boolean redacted) {
  /** The table options of a game whose summary has none, as JSON text. */
  public static final String DEFAULT_OPTIONS = SetupJson.options(TableOptions.DEFAULT);

  /**
   * The row as a user may see it.
   *
   * @param late whether spectators have a delay; then they do not see the score
   */
  GameRecord asSeenBy(User user, boolean late) {
    return new GameRecord(
        gameId,
        league,
        status,
        open,
        adminId,
        umpireId,
        awayManager,
        homeManager,
        summary,
        user.userId().equals(adminId) ? refs : GameRefs.NONE,
        seats,
        createdAt,
        lastSeq,
        late && !seenLiveBy(user));
  }

  boolean isManagedBy(User user) {
    return user.userId().equals(awayManager) || user.userId().equals(homeManager);
  }

  /** The names of the managers by their ids, without those that were erased. */
  Map<String, String> managerNames() {
    JsonNode sides = TrustedJson.read(summary);
    Map<String, String> names = new HashMap<>();
    putName(names, awayManager, sides.path("away"));
    putName(names, homeManager, sides.path("home"));
    return names;
  }

  private static void putName(Map<String, String> names, @Nullable String userId, JsonNode side) {
    String name = side.path("manager").asText("");
    if (userId != null && !name.isEmpty()) {
      names.put(userId, name);
    }
  }

  boolean isOver() {
    return status.equals(Status.COMPLETED.code());
  }

  /** Whether a user may see this game without an invitation. */
  boolean visibleTo(User user) {
    return open || seenLiveBy(user);
  }

  /** Whether a user sees the game without the delay of spectators. */
  boolean seenLiveBy(User user) {
    return user.admin()
        || user.userId().equals(adminId)
        || user.userId().equals(umpireId)
        || isManagedBy(user);
  }
}
