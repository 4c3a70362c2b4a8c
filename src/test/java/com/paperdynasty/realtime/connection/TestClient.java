package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody at the other end of a line that is no socket. */
final class TestClient implements Transport {
  private static final long LONGEST_S = 30;

  private final LoopScene scene;
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private Connection connection;
  private boolean slow;
  private volatile @Nullable CloseCode closed;
  private volatile boolean cut;

  TestClient(LoopScene scene) {
    this.scene = scene;
  }

  void sitsAt(Connection opened) {
    connection = opened;
  }

  Connection connection() {
    return connection;
  }

  /** From now on the network takes nothing. */
  void isSlow() {
    slow = true;
  }

  void says(String text) {
    scene.on(() -> connection.onMessage(text));
  }

  /** Sends a frame; of its data the JSON text. */
  void sends(String event, String data, @Nullable String id) {
    says(
        "{\"event\":\"%s\",\"data\":%s%s}"
            .formatted(event, data, id == null ? "" : ",\"id\":\"" + id + "\""));
  }

  /** Sends a frame that is about the game; of its data the fields beside the game's id. */
  void sendsOfGame(String event, String fields, @Nullable String id) {
    sends(
        event,
        "{\"game_id\":\"" + LoopScene.GAME + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}",
        id);
  }

  /** The next frame with that event; those before it are passed over. */
  JsonObject hears(String event) {
    List<String> others = new ArrayList<>();
    for (JsonObject frame = next(others); ; frame = next(others)) {
      if (frame.getString("event").equals(event)) {
        return frame;
      }
      others.add(frame.encode());
    }
  }

  /** The text of the frames before the next one with that event. */
  String hearsUntil(String event) {
    List<String> others = new ArrayList<>();
    for (JsonObject frame = next(others);
        !frame.getString("event").equals(event);
        frame = next(others)) {
      others.add(frame.encode());
    }
    return String.join("\n", others);
  }

  private JsonObject next(List<String> others) {
    try {
      JsonObject frame = frames.poll(LONGEST_S, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing more came after " + others);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The next frame, which is an error, and its code. */
  String isRefused() {
    JsonObject frame = next(List.of());
    assertThat(frame.getString("event")).isEqualTo("error");
    return frame.getJsonObject("data").getString("code");
  }

  /** The events of the frames that have come and were not looked at. */
  List<String> heard() {
    return frames.stream().map(frame -> frame.getString("event")).toList();
  }

  @Nullable CloseCode closed() {
    return closed;
  }

  boolean isCut() {
    return cut;
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    frames.add(new JsonObject(frame.text()));
    return slow ? Promise.<Void>promise().future() : Future.succeededFuture();
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  @Override
  public void abort() {
    cut = true;
  }
}
