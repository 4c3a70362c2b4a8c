package com.paperdynasty.chaos;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a manager has seen of readiness and rulings in a game. Used on the client's thread. */
final class SeenReadiness {
  private final Set<String> ready = new HashSet<>();
  private final Map<String, String> proposals = new HashMap<>();
  private boolean needed;
  private boolean agreed;
  private long seq;

  void sees(long at, String event, JsonObject data) {
    seq = at;
    switch (event) {
      case "game_created" -> {
        JsonObject options = data.getJsonObject("options", new JsonObject());
        needed = "ready".equals(options.getString("before_roll"));
        agreed = "agreed".equals(options.getString("rulings"));
      }
      case "side_ready" -> {
        JsonObject sides = data.getJsonObject("sides");
        ready.clear();
        for (String side : List.of("away", "home")) {
          if (sides.getBoolean(side)) {
            ready.add(side);
          }
        }
      }
      case "roll_voided" -> ready.clear();
      case "dice_rolled" -> {
        ready.clear();
        if (data.getString("reissue_of") == null) {
          proposals.clear();
        }
      }
      case "play_resolved", "play_undone", "game_completed" -> {
        ready.clear();
        proposals.clear();
      }
      case "ruling_proposed" ->
          proposals.put(data.getString("side"), data.getString("proposal_id"));
      case "ruling_answered" -> proposals.values().remove(data.getString("proposal_id"));
      default -> {}
    }
  }

  /** Whether a side has yet to say that it is ready. */
  boolean isNeeded(String side) {
    return needed && !ready.contains(side);
  }

  /** Whether the managers agree on rulings. */
  boolean isAgreed() {
    return agreed;
  }

  /** The proposal that a side has to answer, or null. */
  String proposalFor(String side) {
    return proposals.get(side.equals("away") ? "home" : "away");
  }

  /** The data of a command, with the last event that was seen where the game asks for it. */
  JsonObject withSeen(JsonObject data) {
    return needed ? data.put("seen", seq) : data;
  }
}
