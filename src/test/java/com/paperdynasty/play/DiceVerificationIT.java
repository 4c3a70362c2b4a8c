package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The dice of a game are checked as the package {@code dice} documents it, with code of our own.
 */
class DiceVerificationIT {
  private static final HexFormat HEX = HexFormat.of();

  private final SharedGame table = new SharedGame();
  private GameClient alice;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void everyRollCanBeVerifiedAfterTwoUndosOfTheEnd() throws Exception {
    alice = join("alice", "alice's own text");
    join("bob", "Zwölf Boxkämpfer");
    play();
    play();
    roll();
    alice.command("void_roll", table.about().put("reason", "fell off the table"));
    play();
    end();
    undo();
    undo();
    submit();
    play();
    play();
    roll();
    end();
    undo();
    submit();
    JsonObject after = roll();
    assertThat(after.getString("reissue_of")).as("the roll after the undone play is void").isNull();
    submit();
    play();
    end();

    JsonObject dice = dice();
    assertThat(dice.getJsonArray("generations")).hasSize(3);
    assertThat(dice.getJsonArray("rolls")).hasSize(9);
    checkAll(dice);
  }

  @Test
  void generationsAreListedFromTheStartWithoutSeeds() {
    alice = join("alice", "alice's own text");
    play();
    end();
    undo();
    JsonArray generations = dice().getJsonArray("generations");
    assertThat(generations).hasSize(2);
    assertThat(generations.getJsonObject(0).getString("seed")).matches("[0-9a-f]{64}");
    assertThat(generations.getJsonObject(1).getValue("seed")).isNull();
    assertThat(generations.getJsonObject(1).getInteger("from_roll")).isEqualTo(2);
  }

  private GameClient join(String user, String entropy) {
    GameClient client = table.connected(user);
    JsonObject joined = client.ask("join_game", table.about().put("entropy", entropy));
    assertThat(joined.getString("event")).isEqualTo("game_joined");
    return client;
  }

  private void play() {
    roll();
    submit();
  }

  private JsonObject roll() {
    return done("dice_rolled", alice.command("roll_dice", table.about()));
  }

  private void submit() {
    JsonObject walk = table.about().put("outcome", "walk");
    done("play_resolved", alice.command("submit_manual_outcome", walk));
  }

  private void end() {
    done("game_completed", alice.command("end_game", table.about().put("reason", "rain")));
  }

  private void undo() {
    done("play_undone", alice.command("undo_play", table.about().put("reason", "misread")));
  }

  private static JsonObject done(String event, JsonObject answer) {
    assertThat(answer.getString("event")).as(answer.encode()).isEqualTo(event);
    return answer.getJsonObject("data");
  }

  private JsonObject dice() {
    return table
        .restClient()
        .get("/api/games/" + table.game() + "/dice", table.restClient().token("carol"));
  }

  private void checkAll(JsonObject dice) throws GeneralSecurityException {
    List<JsonObject> generations = objects(dice.getJsonArray("generations")).toList();
    List<String> committed = commitments();
    for (int i = 0; i < generations.size(); i++) {
      byte[] seed = HEX.parseHex(generations.get(i).getString("seed"));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed);
      assertThat(HEX.formatHex(hash)).isEqualTo(generations.get(i).getString("commitment"));
    }
    assertThat(generations.stream().map(each -> each.getString("commitment")))
        .containsExactlyElementsOf(committed);
    for (JsonObject rolled : objects(dice.getJsonArray("rolls")).toList()) {
      JsonObject shown = rolled.getJsonObject("dice");
      int number = shown.getInteger("roll_number");
      JsonObject generation = lastFrom(generations.stream(), number);
      assertThat(
              List.of(
                  shown.getInteger("d6_one"),
                  shown.getInteger("d6_two_a"),
                  shown.getInteger("d6_two_b"),
                  shown.getInteger("chaos_d20"),
                  shown.getInteger("resolution_d20")))
          .as("roll " + number)
          .isEqualTo(cut(generation, number));
    }
  }

  /** The commitments in the log, in order. */
  private List<String> commitments() {
    return table.restClient().log(table.game(), table.restClient().token("carol")).stream()
        .filter(event -> List.of("game_created", "play_undone").contains(event.getString("event")))
        .map(event -> event.getJsonObject("data").getString("commitment"))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Integer> cut(JsonObject generation, int number) throws GeneralSecurityException {
    byte[] seed = HEX.parseHex(generation.getString("seed"));
    List<Integer> dice = new ArrayList<>();
    int block = 0;
    int next = 0;
    byte[] bytes = block(seed, generation, number, block);
    for (int sides : new int[] {6, 6, 6, 20, 20}) {
      int value = 256;
      while (value >= 256 - 256 % sides) {
        if (next == bytes.length) {
          block++;
          bytes = block(seed, generation, number, block);
          next = 0;
        }
        value = bytes[next++] & 0xff;
      }
      dice.add(value % sides + 1);
    }
    return dice;
  }

  private byte[] block(byte[] seed, JsonObject generation, int number, int block)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(seed, "HmacSHA256"));
    String message =
        String.join(
            "\n",
            "paper-dynasty-dice-1",
            table.game(),
            "" + number,
            "" + block,
            entropy(generation, "away", number),
            entropy(generation, "home", number));
    return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
  }

  private static String entropy(JsonObject generation, String side, int number) {
    JsonObject given =
        lastFrom(
            objects(generation.getJsonArray("entropies"))
                .filter(each -> each.getString("side").equals(side)),
            number);
    return given.isEmpty()
        ? ""
        : HEX.formatHex(given.getString("entropy").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject lastFrom(Stream<JsonObject> entries, int number) {
    return entries
        .filter(each -> each.getInteger("from_roll") <= number)
        .reduce((before, after) -> after)
        .orElseGet(JsonObject::new);
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(each -> (JsonObject) each);
  }
}
