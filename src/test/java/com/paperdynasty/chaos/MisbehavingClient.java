package com.paperdynasty.chaos;

import com.paperdynasty.harness.RawWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;

/** Makes a client misbehave every few seconds. */
final class MisbehavingClient {
  private static final int PAUSE_MS = 5_000;
  private static final int FLOOD_FRAMES = 350;
  private static final int QUESTIONS = 300;
  private static final int QUESTIONS_AT_ONCE = 30;
  private static final int TOO_MANY_BYTES = 17_000;
  private static final byte[] NO_WEBSOCKET = {(byte) 0x8F, (byte) 0x85, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final List<String> GARBAGE =
      List.of(
          "{", "[]", "null", "{\"event\":7}", "{\"event\":\"roll_dice\",\"data\":[]}", "\u0000");

  private final ChaosClient client;
  private final ChaosRun chaosRun;
  private final Random random;
  private long nextAtMs;
  private boolean oldToken;

  MisbehavingClient(ChaosClient client, ChaosRun chaosRun, Random random) {
    this.client = client;
    this.chaosRun = chaosRun;
    this.random = random;
  }

  /** Behaves for a while after a new connection. */
  void calmDown() {
    nextAtMs = System.currentTimeMillis() + 1 + random.nextInt(2 * PAUSE_MS);
  }

  /** Whether to send an expired token, this once. */
  boolean comesWithAnOldToken() {
    boolean old = oldToken;
    oldToken = false;
    return old && chaosRun.isWild();
  }

  /** Misbehaves, if it is time for it. */
  void make() {
    if (System.currentTimeMillis() < nextAtMs) {
      return;
    }
    calmDown();
    Misbehavior misbehavior = Misbehavior.draw(random);
    chaosRun.eventCounter().add(misbehavior.name());
    RawWebSocket socket = client.socket();
    switch (misbehavior) {
      case HALF_A_FRAME -> {
        client.nextCommand().ifPresent(client::intend);
        socket.sendHalf(
            client.nextCommand().map(ChaosCommand::frame).orElse("{\"event\":\"heartbeat\"}"));
        hangUp(socket);
      }
      case CUT_AFTER_A_COMMAND -> {
        client.nextCommand().ifPresent(client::command);
        hangUp(socket);
      }
      case GOOD_BYE -> client.send("disconnect", new JsonObject());
      case RESEND -> client.oldCommand().ifPresent(old -> socket.send(old.frame()));
      case LEAVE_AND_JOIN -> {
        client.leave();
        client.join();
      }
      case LOOK_BACK -> client.lookBack(1 + random.nextInt(30));
      case STOP_READING -> stopReading();
      case FLOOD -> flood();
      case GARBAGE -> garbage(socket);
      case TOO_LARGE -> socket.send("\"" + "x".repeat(TOO_MANY_BYTES) + "\"");
      case NONSENSE -> socket.sendBytes(NO_WEBSOCKET);
      case OLD_TOKEN -> {
        oldToken = true;
        hangUp(socket);
      }
    }
  }

  private void hangUp(RawWebSocket socket) {
    if (random.nextBoolean()) {
      socket.cut();
    } else {
      socket.close();
    }
  }

  private void stopReading() {
    int questions = random.nextInt(3) == 0 ? QUESTIONS : 0;
    for (int asked = 0; asked < questions; asked += QUESTIONS_AT_ONCE) {
      for (int i = 0; i < QUESTIONS_AT_ONCE; i++) {
        client.lookBack(10);
      }
      chaosRun.pass(50);
    }
    chaosRun.pass(random.nextInt(3_000));
  }

  private void flood() {
    for (int i = 0; i < FLOOD_FRAMES; i++) {
      client.send("heartbeat", new JsonObject());
    }
  }

  private void garbage(RawWebSocket socket) {
    int frames = 1 + random.nextInt(15);
    for (int i = 0; i < frames; i++) {
      socket.send(GARBAGE.get(random.nextInt(GARBAGE.size())));
    }
  }
}
