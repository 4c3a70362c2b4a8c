package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestTokens;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frozen nodes, and nodes that cannot reach each other or PostgreSQL. */
@AtLength
@RunsInParallel
class OutagesIT {
  private static final long FROZEN_MS = 15_000;
  private static final long LATEST_MS = 10_000;
  private static final long LATEST_JOIN_MS = 5_000;
  private static ThreeNodeCluster threeNodeCluster;

  @BeforeAll
  static void start() {
    threeNodeCluster = new ThreeNodeCluster(Map.of("PD_MANAGEMENT_OUTAGE_MS", "4000"));
  }

  @AfterAll
  static void stop() {
    threeNodeCluster.close();
  }

  @BeforeEach
  void awaitThreeNodes() {
    threeNodeCluster.startMissing();
    threeNodeCluster.awaitCommandsAccepted();
  }

  @Test
  void spectatorsReceiveEverythingInTimeWhileTheOwnerIsFrozen() {
    String game = threeNodeCluster.game();
    int frozen = threeNodeCluster.ownerAfterAPlay(game);
    int players = threeNodeCluster.otherThan(frozen);
    int spectators = threeNodeCluster.otherThan(frozen, players);
    try (GameClient alice = threeNodeCluster.joined(players, "alice", game);
        GameClient carol = threeNodeCluster.joined(spectators, "carol", game)) {
      long slowestMs = shown(ThreeNodeCluster.play(alice, game), carol);
      threeNodeCluster.node(frozen).freeze();
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FROZEN_MS);
      while (System.nanoTime() < until) {
        slowestMs = Math.max(slowestMs, shown(ThreeNodeCluster.play(alice, game), carol));
      }
      threeNodeCluster.node(frozen).thaw();
      for (int i = 0; i < 20; i++) {
        slowestMs = Math.max(slowestMs, shown(ThreeNodeCluster.play(alice, game), carol));
      }
      System.out.println(
          "under a frozen owner spectators see at the latest in " + slowestMs + " ms");
      assertThat(slowestMs).isLessThan(LATEST_MS);
    }
  }

  /** How much later than the sender another client receives an event, in ms. */
  private static long shown(JsonObject played, GameClient other) {
    long seq = played.getLong("seq");
    long from = System.nanoTime();
    other.await(frame -> frame.getLong("seq", 0L) == seq);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
  }

  @Test
  void commandSentToAFrozenNodeIsNotExecutedLater() {
    threeNodeCluster.awaitFullMembership();
    String game = threeNodeCluster.game();
    int owner = threeNodeCluster.ownerAfterAPlay(game);
    int frozen = threeNodeCluster.otherThan(owner);
    int elsewhere = threeNodeCluster.otherThan(owner, frozen);
    String id = UUID.randomUUID().toString();
    try (GameClient before = threeNodeCluster.joined(frozen, "alice", game);
        GameClient alice = threeNodeCluster.joined(elsewhere, "alice", game)) {
      threeNodeCluster.node(frozen).freeze();
      before.send("roll_dice", ThreeNodeCluster.gameData(game), id);
      ThreeNodeCluster.until(
          () -> !threeNodeCluster.seesAll(owner), () -> "the frozen node is not missed");
      JsonObject rolled = alice.command("roll_dice", ThreeNodeCluster.gameData(game));
      // Alice sends it again to a node that answers. She may not roll now, so it is refused.
      JsonObject refused =
          alice.ask("roll_dice", ThreeNodeCluster.gameData(game), id).getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("conflict");
      String roll = rolled.getJsonObject("data").getString("roll_id");
      alice.command(
          "submit_manual_outcome",
          ThreeNodeCluster.gameData(game).put("outcome", "walk").put("roll_id", roll));
      threeNodeCluster.node(frozen).thaw();

      JsonObject late = before.await(frame -> id.equals(frame.getString("reply_to")));
      assertThat(late.getJsonObject("data").getString("code")).isEqualTo("unavailable");
      assertThat(threeNodeCluster.rest(elsewhere).log(game, TestTokens.of("alice")))
          .filteredOn(event -> event.getString("event").equals("dice_rolled"))
          .hasSize(2);
    }
  }

  @Test
  void clientsOfANodeWithoutPostgresPlayOnWithAnotherOwner() {
    String game = threeNodeCluster.game();
    int cut = threeNodeCluster.ownerAfterAPlay(game);
    try (GameClient alice = threeNodeCluster.joined(cut, "alice", game);
        GameClient carol =
            threeNodeCluster.joined(threeNodeCluster.otherThan(cut), "carol", game)) {
      threeNodeCluster.network().cutDatabase(cut);
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      carol.await(frame -> frame.getLong("seq", 0L) == seq);
      assertThat(threeNodeCluster.ownerOf(game)).isNotEqualTo(cut);
      ThreeNodeCluster.until(
          () -> !threeNodeCluster.isReady(cut), () -> "it still reports that it is ready");
      ThreeNodeCluster.play(alice, game);
    } finally {
      threeNodeCluster.network().mendDatabase(cut);
    }
    ThreeNodeCluster.until(() -> threeNodeCluster.isReady(cut), () -> "it is not ready again");
  }

  /** The node has given the games up, but in the database it still owns them. */
  @Test
  void gamesOfANodeWithoutPostgresAreOpenedByAnother() {
    int cut = 0;
    List<String> games = new ArrayList<>();
    while (games.size() < 3) {
      String game = threeNodeCluster.game();
      if (threeNodeCluster.ownerAfterAPlay(game) == cut) {
        games.add(game);
      }
    }
    long slowestMs = 0;
    threeNodeCluster.network().cutDatabase(cut);
    try {
      for (String game : games) {
        long from = System.nanoTime();
        try (GameClient alice =
            threeNodeCluster.joined(threeNodeCluster.otherThan(cut), "alice", game)) {
          slowestMs = Math.max(slowestMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
          ThreeNodeCluster.play(alice, game);
        }
      }
    } finally {
      threeNodeCluster.network().mendDatabase(cut);
    }
    System.out.println(
        "games of a node without PostgreSQL are joined at the latest in " + slowestMs + " ms");
    assertThat(slowestMs).isLessThan(LATEST_JOIN_MS);
    ThreeNodeCluster.until(() -> threeNodeCluster.isReady(cut), () -> "it is not ready again");
  }

  @Test
  void commandsAreRefusedWithoutPostgresAndAcceptedAfterwards() {
    String game = threeNodeCluster.game();
    threeNodeCluster.ownerAfterAPlay(game);
    try (GameClient alice = threeNodeCluster.joined(0, "alice", game);
        GameClient carol = threeNodeCluster.joined(1, "carol", game)) {
      String id = UUID.randomUUID().toString();
      for (int i = 0; i < ThreeNodeCluster.NODES; i++) {
        threeNodeCluster.network().cutDatabase(i);
      }
      CompletableFuture<HttpResponse<String>> read =
          CompletableFuture.supplyAsync(
              () ->
                  threeNodeCluster
                      .rest(2)
                      .getRaw("/api/games/" + game, TestTokens.of("alice"), null));
      JsonObject refused =
          alice.ask("roll_dice", ThreeNodeCluster.gameData(game), id).getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("unavailable");
      assertThat(refused.getLong("retry_after_ms")).isPositive();
      assertThat(read.join().statusCode()).isEqualTo(503);
      assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
      for (int i = 0; i < ThreeNodeCluster.NODES; i++) {
        threeNodeCluster.network().mendDatabase(i);
      }
      JsonObject rolled = askUntilItIsDone(alice, "roll_dice", ThreeNodeCluster.gameData(game), id);
      carol.await(frame -> rolled.getLong("seq").equals(frame.getLong("seq")));
      assertThat(alice.isClosed() || carol.isClosed()).isFalse();
      assertThat(threeNodeCluster.rest(2).log(game, TestTokens.of("alice")))
          .filteredOn(event -> event.getString("event").equals("dice_rolled"))
          .hasSize(2);
    }
  }

  private static JsonObject askUntilItIsDone(
      GameClient client, String event, JsonObject data, String id) {
    JsonObject answer = client.ask(event, data, id);
    while (ThreeNodeCluster.isUnavailable(answer)) {
      answer = client.ask(event, data, id);
    }
    return answer;
  }

  /** Commands move a game to the sender's side; spectators do not take it back. */
  @Test
  void spectatorsAcrossASplitSeeTheGameAndDoNotTakeIt() {
    threeNodeCluster.awaitFullMembership();
    String game = threeNodeCluster.game();
    threeNodeCluster.ownerAfterAPlay(game);
    try (GameClient alice = threeNodeCluster.joined(1, "alice", game);
        GameClient carol = threeNodeCluster.joined(0, "carol", game)) {
      threeNodeCluster.network().cut(0, 1);
      threeNodeCluster.network().cut(0, 2);
      ThreeNodeCluster.until(
          () -> !threeNodeCluster.seesAll(0) && !threeNodeCluster.seesAll(1),
          () -> "they still see each other");
      long before = epoch(game);
      for (int i = 0; i < 2; i++) {
        shown(ThreeNodeCluster.play(alice, game), carol);
      }
      // At most three: once by Alice's node, once back, and once by another of the two nodes that
      // see each other.
      assertThat(epoch(game) - before).isLessThanOrEqualTo(3);
    } finally {
      threeNodeCluster.network().mend(0, 1);
      threeNodeCluster.network().mend(0, 2);
      ThreeNodeCluster.until(
          () -> threeNodeCluster.seesAll(0), () -> "node 0 has not found the others again");
    }
  }

  private static long epoch(String game) {
    return Long.parseLong(
        threeNodeCluster
            .database()
            .query("SELECT epoch FROM games WHERE game_id = '" + game + "'")
            .get(0));
  }

  @Test
  void isolatedNodeDoesNoHarm() {
    String game = threeNodeCluster.game();
    threeNodeCluster.ownerAfterAPlay(game);
    try (GameClient alone = threeNodeCluster.joined(0, "alice", game);
        GameClient together = threeNodeCluster.joined(1, "alice", game);
        GameClient carol = threeNodeCluster.joined(0, "carol", game);
        GameClient dave = threeNodeCluster.joined(2, "dave", game)) {
      threeNodeCluster.network().cut(0, 1);
      threeNodeCluster.network().cut(0, 2);
      long seq = 0;
      for (int i = 0; i < 5; i++) {
        seq = Math.max(ThreeNodeCluster.play(alone, game).getLong("seq"), seq);
        seq = Math.max(ThreeNodeCluster.play(together, game).getLong("seq"), seq);
      }
      threeNodeCluster.network().mend(0, 1);
      threeNodeCluster.network().mend(0, 2);
      long last = seq;
      for (GameClient spectator : new GameClient[] {carol, dave}) {
        spectator.await(frame -> frame.getLong("seq", 0L) == last);
        assertThat(spectator.logged())
            .extracting(frame -> frame.getLong("seq"))
            .isSorted()
            .doesNotHaveDuplicates();
      }
      assertThat(carol.logged()).isEqualTo(dave.logged()).hasSize((int) last);
    } finally {
      ThreeNodeCluster.until(
          () -> threeNodeCluster.seesAll(0), () -> "node 0 has not found the others again");
    }
  }
}
