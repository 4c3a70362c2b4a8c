package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's end of a transport without a socket. Records the frames that it is sent. */
final class TestClient implements Transport {
  private static final long LONGEST_S = 30;

  private final LoopScene scene;
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private Connection connection;
  private boolean slow;
  private long unsentBytes;
  private volatile @Nullable CloseCode closed;
  private volatile boolean aborted;

  TestClient(LoopScene scene) {
    this.scene = scene;
  }

  void attach(Connection opened) {
    connection = opened;
  }

  Connection connection() {
    return connection;
  }

  /** From now on the network takes no frame. */
  void stopReading() {
    slow = true;
  }

  void sendText(String text) {
    scene.run(() -> connection.onMessage(text));
  }

  /** Sends a frame; {@code data} is JSON. */
  void sendFrame(String event, String data, @Nullable String id) {
    sendText(
        "{\"event\":\"%s\",\"data\":%s%s}"
            .formatted(event, data, id == null ? "" : ",\"id\":\"" + id + "\""));
  }

  /** Sends a frame about the game; {@code fields} are the JSON fields besides the game's id. */
  void sendAboutGame(String event, String fields, @Nullable String id) {
    sendFrame(
        event,
        "{\"game_id\":\"" + LoopScene.GAME + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}",
        id);
  }

  /** The next frame with this event. Frames before it are skipped. */
  JsonObject receive(String event) {
    List<String> others = new ArrayList<>();
    for (JsonObject frame = next(others); ; frame = next(others)) {
      if (frame.getString("event").equals(event)) {
        return frame;
      }
      others.add(frame.encode());
    }
  }

  /** The next frame that answers the command with that id. Frames before it are skipped. */
  JsonObject receiveReply(String id) {
    List<String> others = new ArrayList<>();
    for (JsonObject frame = next(others); ; frame = next(others)) {
      if (id.equals(frame.getString("reply_to"))) {
        return frame;
      }
      others.add(frame.encode());
    }
  }

  /** The text of the frames before the next one with this event. */
  String receiveUntil(String event) {
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
        throw new AssertionError("no further frame after " + others);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The code of the next frame, which must be an error. */
  String nextErrorCode() {
    JsonObject frame = next(List.of());
    assertThat(frame.getString("event")).isEqualTo("error");
    return frame.getJsonObject("data").getString("code");
  }

  /** The events of the frames that have arrived and were not received by the test. */
  List<String> unread() {
    return frames.stream().map(frame -> frame.getString("event")).toList();
  }

  /** The text of every frame so far. */
  List<String> texts() {
    return texts;
  }

  @Nullable CloseCode closed() {
    return closed;
  }

  boolean isAborted() {
    return aborted;
  }

  @Override
  public void send(OutboundFrame frame) {
    texts.add(frame.text());
    frames.add(new JsonObject(frame.text()));
    unsentBytes += frame.length();
  }

  @Override
  public void flush() {
    if (!slow) {
      unsentBytes = 0;
    }
  }

  @Override
  public long unsentBytes() {
    return unsentBytes;
  }

  @Override
  public Future<Void> whenSent() {
    flush();
    return slow ? Promise.<Void>promise().future() : Future.succeededFuture();
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  @Override
  public void abort() {
    aborted = true;
  }
}
