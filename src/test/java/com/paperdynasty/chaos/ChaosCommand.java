package com.paperdynasty.chaos;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A command that changes a game. If it is sent again it has the same id. */
record ChaosCommand(String event, JsonObject data, String id) {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "roll_dice", "dice_rolled",
          "submit_manual_outcome", "play_resolved",
          "announce", "announcement",
          "undo_play", "play_undone",
          "void_roll", "roll_voided",
          "ready", "side_ready",
          "propose_ruling", "ruling_proposed",
          "answer_ruling", "ruling_answered");

  /** The logged event that answers such a command. */
  static String answerTo(String event) {
    return ANSWERS.get(event);
  }

  /** Whether such an event is in the log only because a client sent a command. */
  static boolean isAnswer(String loggedEvent) {
    return ANSWERS.containsValue(loggedEvent);
  }

  String frame() {
    return frame(event, data, id);
  }

  static String frame(String event, JsonObject data, String id) {
    return new JsonObject().put("event", event).put("data", data).put("id", id).encode();
  }
}
