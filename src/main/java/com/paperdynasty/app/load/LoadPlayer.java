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
  /** Outcomes that any situation allows. About what a game is made of. */
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
  private final LoadReport figures;
  private final Random random;
  private final Promise<Void> over;
  private @Nullable WebSocket socket;
  private long submittedAtNs;

  /**
   * A player who has not sat down.
   *
   * @param side null for a spectator
   * @param over completed when the game is
   */
  LoadPlayer(
      String gameId, @Nullable String side, LoadReport figures, Random random, Promise<Void> over) {
    this.gameId = gameId;
    this.side = side;
    this.figures = figures;
    this.random = random;
    this.over = over;
  }

  void sit(WebSocket connected, String token) {
    socket = connected;
    connected.textMessageHandler(text -> hear(new JsonObject(text)));
    connected.closeHandler(closed -> left());
    say("connect", new JsonObject().put("token", token));
  }

  private void left() {
    if (!over.future().isComplete()) {
      figures.lost();
    }
  }

  private void hear(JsonObject frame) {
    figures.frame();
    JsonObject data = frame.getJsonObject("data");
    switch (frame.getString("event")) {
      case "connected" ->
          say("join_game", game().put("role", side == null ? "spectator" : "player"));
      case "game_joined" -> join(data);
      case "dice_rolled" -> read(data);
      case "play_resolved" -> resolved(data);
      case "game_completed" -> completed();
      case "error", "outcome_rejected" -> figures.refusal();
      default -> {}
    }
  }

  private void join(JsonObject data) {
    rollIfAtBat(data.getJsonObject("state"));
  }

  private void read(JsonObject roll) {
    if (side != null && submittedAtNs < 0) {
      submittedAtNs = System.nanoTime();
      String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
      JsonObject submission =
          game().put("outcome", outcome).put("roll_id", roll.getString("roll_id"));
      say(
          "submit_manual_outcome",
          outcome.equals("lineout") ? submission.put("hit_location", "CF") : submission);
    }
  }

  private void resolved(JsonObject play) {
    if (submittedAtNs > 0) {
      figures.play(System.nanoTime() - submittedAtNs);
    }
    submittedAtNs = 0;
    rollIfAtBat(play.getJsonObject("state"));
  }

  /** Below zero the player has rolled and waits for the dice, above it they have submitted. */
  private void rollIfAtBat(JsonObject state) {
    boolean atBat = side != null && side.equals(state.getString("at_bat"));
    if (atBat && !"completed".equals(state.getString("status"))) {
      submittedAtNs = -1;
      say("roll_dice", game());
    }
  }

  private void completed() {
    if (over.tryComplete()) {
      figures.finished();
    }
  }

  private JsonObject game() {
    return new JsonObject().put("game_id", gameId);
  }

  private void say(String event, JsonObject data) {
    WebSocket open = socket;
    if (open != null && !open.isClosed()) {
      JsonObject frame = new JsonObject().put("event", event).put("data", data);
      open.writeTextMessage(frame.put("id", UUID.randomUUID().toString()).encode());
    }
  }
}
