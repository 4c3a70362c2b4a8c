package com.paperdynasty.harness;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A game that one user plays for both sides at a given pace, without its own thread. */
public final class PacedGame {
  private final Vertx vertx;
  private final Random random;
  private final OutcomePicker picker;
  private final String game;
  private final int thinkMs;
  private final AtomicInteger plays;
  private final WebSocket socket;

  private PacedGame(
      Vertx vertx, String game, long seed, int thinkMs, AtomicInteger plays, WebSocket socket) {
    this.vertx = vertx;
    this.random = new Random(seed);
    this.picker = new OutcomePicker(seed);
    this.game = game;
    this.thinkMs = thinkMs;
    this.plays = plays;
    this.socket = socket;
  }

  /**
   * Joins a game and plays it until it is over or the socket is closed.
   *
   * @param thinkMs the average pause before each roll and each submission
   * @param plays counts the plays of all games
   */
  public static Future<PacedGame> start(
      Vertx vertx,
      WebSocketClient web,
      int port,
      String token,
      String game,
      long seed,
      int thinkMs,
      AtomicInteger plays) {
    return web.connect(port, "127.0.0.1", WebSocketEndpoint.PLAIN.path())
        .map(
            socket -> {
              PacedGame paced = new PacedGame(vertx, game, seed, thinkMs, plays, socket);
              socket.textMessageHandler(text -> paced.onFrame(new JsonObject(text)));
              paced.send("connect", new JsonObject().put("token", token));
              paced.send("join_game", paced.about());
              paced.sendLater("roll_dice", paced.about());
              return paced;
            });
  }

  private void onFrame(JsonObject frame) {
    JsonObject data = frame.getJsonObject("data");
    switch (frame.getString("event")) {
      case "dice_rolled" ->
          sendLater("submit_manual_outcome", picker.next(game, data.getString("roll_id")));
      case "play_resolved" -> {
        plays.incrementAndGet();
        if (data.getJsonObject("state").getString("status").equals("in_progress")) {
          sendLater("roll_dice", about());
        }
      }
      case "error", "outcome_rejected" -> throw new AssertionError("refused: " + frame.encode());
      default -> {}
    }
  }

  private void sendLater(String event, JsonObject data) {
    vertx.setTimer(1 + random.nextInt(2 * thinkMs), timer -> send(event, data));
  }

  private void send(String event, JsonObject data) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(
          new JsonObject()
              .put("event", event)
              .put("data", data)
              .put("id", UUID.randomUUID().toString())
              .encode());
    }
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
