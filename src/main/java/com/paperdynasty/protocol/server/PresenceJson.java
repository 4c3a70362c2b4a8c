package com.paperdynasty.protocol.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.UserPresence;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The users in a room, as JSON. */
public final class PresenceJson {
  private PresenceJson() {}

  /** The data of {@code user_connected}. */
  public static String arrived(UUID gameId, UserPresence user) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("game_id", gameId.toString());
    return data.setAll(participant(user)).toString();
  }

  /** The data of {@code user_disconnected}. */
  public static String departed(UUID gameId, String userId, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("game_id", gameId.toString())
        .put("user_id", userId)
        .put("reason", reason)
        .toString();
  }

  /** The data of {@code player_action} for a manager who looks at their cards. */
  public static String viewedHand(UUID gameId, String userId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("game_id", gameId.toString())
        .put("user_id", userId)
        .put("action", "viewed_hand")
        .toString();
  }

  /** As many as may be shown: those with a role in the game first, the others as they came. */
  static ArrayNode participants(List<UserPresence> present, int most) {
    ArrayNode people = JsonNodeFactory.instance.arrayNode();
    present.stream()
        .sorted(Comparator.comparing(UserPresence::isSpectator))
        .limit(most)
        .forEach(user -> people.add(participant(user)));
    return people;
  }

  private static ObjectNode participant(UserPresence user) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("user_id", user.userId())
            .put("name", user.name())
            .put("role", user.role());
    user.sides().forEach(node.putArray("sides")::add);
    return node.put("connections", user.connections());
  }
}
