package com.paperdynasty.protocol.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.paperdynasty.bus.GameReply.Joined;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of replies to one connection that are not logged events. Each is JSON text. */
public final class ResponseJson {
  /** The version of the protocol that this server speaks. */
  public static final int PROTOCOL = 1;

  private ResponseJson() {}

  /**
   * The data of {@code connected}.
   *
   * @param tokenExpiresAt null for somebody without a token
   */
  public static String connected(
      String userId,
      String name,
      String sessionId,
      Instant now,
      long heartbeatIntervalMs,
      @Nullable Instant tokenExpiresAt) {
    return object()
        .put("user_id", userId)
        .put("name", name)
        .put("session_id", sessionId)
        .put("protocol", PROTOCOL)
        .put("server_time", now.toString())
        .put("heartbeat_interval_ms", heartbeatIntervalMs)
        .put("token_expires_at", tokenExpiresAt == null ? null : tokenExpiresAt.toString())
        .toString();
  }

  /** The data of {@code token_expiring} and {@code token_refreshed}. */
  public static String token(Instant expiresAt) {
    return object().put("token_expires_at", expiresAt.toString()).toString();
  }

  /** The data of {@code heartbeat_ack}. */
  public static String heartbeat(Instant now) {
    return object().put("server_time", now.toString()).toString();
  }

  /** The data of {@code server_draining}. */
  public static String draining(long reconnectAfterMs) {
    return object().put("reconnect_after_ms", reconnectAfterMs).toString();
  }

  /** The data of {@code closing}, for transports that cannot carry a close code. */
  public static String closing(int code, String reason) {
    return object().put("code", code).put("reason", reason).toString();
  }

  /** The data of {@code game_left}. */
  public static String left(UUID gameId) {
    return object().put("game_id", gameId.toString()).toString();
  }

  /**
   * The data of {@code game_joined}.
   *
   * @param most how many users in the room it names at most; see {@link PresenceJson}
   */
  public static String joined(UUID gameId, Joined joined, int most) {
    ObjectNode data = object().put("game_id", gameId.toString()).put("role", joined.role());
    joined.sides().forEach(data.putArray("sides")::add);
    putDelay(data.put("seq", joined.seq()), joined);
    raw(data, "state", joined.state());
    raw(data, "lineups", joined.lineups());
    putSetup(data, joined);
    data.set("participants", PresenceJson.participants(joined.participants(), most));
    putPlans(data, joined);
    return raw(data, "pending_roll", joined.pendingRoll()).toString();
  }

  /** The data of {@code game_state_sync}. */
  public static String synced(UUID gameId, Joined joined, Instant now) {
    ObjectNode data = object().put("game_id", gameId.toString()).put("seq", joined.seq());
    putDelay(data, joined);
    raw(data, "state", joined.state());
    raw(data, "lineups", joined.lineups());
    putSetup(data, joined);
    String plays = joined.recentPlays();
    raw(data, "recent_plays", plays == null ? "[]" : plays);
    raw(data, "pending_roll", joined.pendingRoll());
    putPlans(data, joined);
    return data.put("timestamp", now.toString()).toString();
  }

  private static void putDelay(ObjectNode data, Joined joined) {
    if (joined.delayMs() > 0) {
      data.put("delay_ms", joined.delayMs());
    }
  }

  private static void putSetup(ObjectNode data, Joined joined) {
    if (joined.setup() != null) {
      raw(data, "setup", joined.setup());
    }
  }

  /** The plans of the receiver's own sides, which go to nobody else. */
  private static void putPlans(ObjectNode data, Joined joined) {
    if (joined.myPlans() != null) {
      raw(data, "my_plan", joined.myPlans());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Adds a field whose value is JSON text already. */
  private static ObjectNode raw(ObjectNode data, String field, String json) {
    data.putRawValue(field, new RawValue(json));
    return data;
  }
}
