package com.paperdynasty.app.load;

import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one game: a manager who rolls and submits when their side is at bat, or a
 * spectator.
 */
final class LoadPlayer {
  /** Outcomes that any situation allows, in roughly realistic numbers. */
  private static final List<String> OUTCOMES =
      List.of(
          "strikeout",
          "strikeout",
          "popout",
          "popout",
          "lineout",
          "walk",
          "single",
          "double",
          "homerun");

  private final String gameId;
  private final @Nullable String side;
  private final LoadReport loadReport;
  private final Random random;
  private final Promise<Void> over;
  private @Nullable WebSocket socket;
  private long submittedAtNs;

  /**
   * Creates a player who is not connected yet.
   *
   * @param side null for a spectator
   * @param over completed when the game is over
   */
  LoadPlayer(
      String gameId,
      @Nullable String side,
      LoadReport loadReport,
      Random random,
      Promise<Void> over) {
    this.gameId = gameId;
    this.side = side;
    this.loadReport = loadReport;
    this.random = random;
    this.over = over;
  }

  void start(WebSocket connected, String token) {
    socket = connected;
    connected.textMessageHandler(text -> onFrame(new JsonObject(text)));
    connected.closeHandler(closed -> onClose());
    send("connect", new JsonObject().put("token", token));
  }

  private void onClose() {
    if (!over.future().isComplete()) {
      loadReport.countLostConnection();
    }
  }

  private void onFrame(JsonObject frame) {
    loadReport.countFrame();
    JsonObject data = frame.getJsonObject("data");
    switch (frame.getString("event")) {
      case "connected" ->
          send("join_game", game().put("role", side == null ? "spectator" : "player"));
      case "game_joined" -> onJoined(data);
      case "dice_rolled" -> onRoll(data);
      case "play_resolved" -> onPlay(data);
      case "game_completed" -> onGameCompleted();
      case "error", "outcome_rejected" -> loadReport.countRefusal();
      default -> {}
    }
  }

  private void onJoined(JsonObject data) {
    rollIfAtBat(data.getJsonObject("state"));
  }

  private void onRoll(JsonObject roll) {
    if (side != null && submittedAtNs < 0) {
      submittedAtNs = System.nanoTime();
      String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
      JsonObject submission =
          game().put("outcome", outcome).put("roll_id", roll.getString("roll_id"));
      send(
          "submit_manual_outcome",
          outcome.equals("lineout") ? submission.put("hit_location", "CF") : submission);
    }
  }

  private void onPlay(JsonObject play) {
    if (submittedAtNs > 0) {
      loadReport.countPlay(System.nanoTime() - submittedAtNs);
    }
    submittedAtNs = 0;
    rollIfAtBat(play.getJsonObject("state"));
  }

  /**
   * Sets {@code submittedAtNs} to -1, which means that the player has rolled and waits for the
   * dice.
   */
  private void rollIfAtBat(JsonObject state) {
    boolean atBat = side != null && side.equals(state.getString("at_bat"));
    if (atBat && !"completed".equals(state.getString("status"))) {
      submittedAtNs = -1;
      send("roll_dice", game());
    }
  }

  private void onGameCompleted() {
    if (over.tryComplete()) {
      loadReport.countFinishedGame();
    }
  }

  private JsonObject game() {
    return new JsonObject().put("game_id", gameId);
  }

  private void send(String event, JsonObject data) {
    WebSocket open = socket;
    if (open != null && !open.isClosed()) {
      JsonObject frame = new JsonObject().put("event", event).put("data", data);
      open.writeTextMessage(frame.put("id", UUID.randomUUID().toString()).encode());
    }
  }
}
