package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten thousand slightly wrong frames do not affect a game. */
@RunsInParallel
class MutatedFramesIT {
  private static final int FRAMES = 10_000;
  private static final int AT_ONCE = 40;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final SharedGame table = new SharedGame();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void gameIsUnchangedAndGoesOn() {
    System.out.println("MutatedFramesIT runs with -Dseed=" + seed);
    GameClient alice = table.joined("alice");
    table.play(alice);
    String roll = table.roll(alice);
    JsonObject before = table.standing();

    int sent = 0;
    while (sent < FRAMES) {
      WebSocketEndpoint webSocketEndpoint =
          random.nextBoolean() ? WebSocketEndpoint.PLAIN : WebSocketEndpoint.SOCKJS;
      GameClient mallory = table.connected("mallory", webSocketEndpoint);
      for (int i = 0; i < AT_ONCE && !mallory.isClosed(); i++, sent++) {
        mallory.sendRaw(mutated(roll));
      }
      mallory.close();
      sent += typeTricksAsManager(roll);
    }

    assertThat(table.standing()).isEqualTo(before);
    JsonObject play =
        alice.command(
            "submit_manual_outcome", table.about().put("outcome", "single").put("roll_id", roll));
    assertThat(play.getString("event")).isEqualTo("play_resolved");
    assertThat(table.play(alice).getString("event")).isEqualTo("play_resolved");
  }

  /** A manager sends fields of wrong types; none may reach the rules. */
  private int typeTricksAsManager(String roll) {
    GameClient manager = table.connected("alice");
    List<Supplier<JsonObject>> tricks =
        List.of(
            () -> submission(roll).put("outcome", oddity()),
            () -> submission(roll).put("hit_location", oddity()),
            () -> submission(roll).put("roll_id", oddity()),
            () -> submission(roll).put("bases", new JsonArray()),
            () -> submission(roll).put("advances", oddity()),
            () -> submission(roll).put("with", new JsonObject()),
            () -> submission(roll).put("errors", 3));
    JsonObject answer =
        manager.ask("submit_manual_outcome", tricks.get(random.nextInt(tricks.size())).get());
    assertThat(answer.getString("event")).as(answer.encode()).isEqualTo("outcome_rejected");
    manager.close();
    return 1;
  }

  private JsonObject submission(String roll) {
    return table
        .about()
        .put("outcome", "groundball_c")
        .put("hit_location", "SS")
        .put("roll_id", roll);
  }

  private Object oddity() {
    List<Object> oddities =
        List.of(7, -1, 1e300, true, "", "x".repeat(300), new JsonArray().add(1), new JsonObject());
    return oddities.get(random.nextInt(oddities.size()));
  }

  private String mutated(String roll) {
    StringBuilder text = new StringBuilder(template(roll).encode());
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(Math.max(1, text.length()));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, at + 1);
        case 1 -> text.insert(at, (char) (1 + random.nextInt(0xd000)));
        case 2 ->
            text.replace(at, at + 1, "{}[]\",:0\\u".substring(random.nextInt(10)).substring(0, 1));
        case 3 -> text.setLength(Math.max(1, at));
        default -> text.insert(at, text.substring(0, Math.min(at, 200)));
      }
    }
    return text.toString();
  }

  private JsonObject template(String roll) {
    List<JsonObject> templates =
        List.of(
            frame("join_game", table.about().put("role", "spectator").put("last_seq", 1)),
            frame("request_game_state", table.about().put("last_seq", 0)),
            frame("leave_game", table.about()),
            frame("roll_dice", table.about()),
            frame("submit_manual_outcome", submission(roll)),
            frame("heartbeat", new JsonObject()),
            frame("refresh_token", new JsonObject().put("token", "x.y.z")));
    return templates.get(random.nextInt(templates.size()));
  }

  private static JsonObject frame(String event, JsonObject data) {
    return new JsonObject().put("event", event).put("data", data).put("id", SharedGame.newId());
  }
}
