package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestTokens;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes and one database: games are the same at every node, whichever node is lost. */
@AtLength
@RunsInParallel
class ThreeNodesIT {
  private static final long LONGEST_WITHOUT_OWNER_MS = 3_000;

  /**
   * The prefix of the cluster name, which is derived from the secret and must not appear in the
   * log.
   */
  private static final String CLUSTER_NAME = "paper-dynasty-";

  private static final ExecutorService asking = Executors.newCachedThreadPool();

  private static ThreeNodeCluster threeNodeCluster;

  @BeforeAll
  static void start() {
    threeNodeCluster =
        new ThreeNodeCluster(
            Map.of("PD_TABLE_WATCH_EXPIRY_MS", "3000", "PD_REALTIME_WATCH_INTERVAL_MS", "1000"));
  }

  @AfterAll
  static void stop() {
    asking.shutdown();
    threeNodeCluster.close();
  }

  @BeforeEach
  void awaitThreeNodes() {
    threeNodeCluster.startMissing();
    threeNodeCluster.awaitCommandsAccepted();
  }

  @Test
  void usersOnThreeNodesShareOneGame() {
    String game = threeNodeCluster.game();
    try (GameClient alice = threeNodeCluster.joined(0, "alice", game);
        GameClient bob = threeNodeCluster.joined(1, "bob", game);
        GameClient carol = threeNodeCluster.joined(2, "carol", game)) {
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      bob.await(frame -> frame.getLong("seq", 0L) == seq);
      carol.await(frame -> frame.getLong("seq", 0L) == seq);
      assertThat(carol.logged())
          .extracting(frame -> frame.getLong("seq"))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void managersWhoAskThreeNodesForARematchInOneMomentGetOneGame() {
    String game = threeNodeCluster.game();
    try (GameClient alice = threeNodeCluster.joined(0, "alice", game)) {
      alice.command("end_game", ThreeNodeCluster.gameData(game).put("reason", "rain"));
    }
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 2 * ThreeNodeCluster.NODES; i++) {
      RestClient node = threeNodeCluster.rest(i % ThreeNodeCluster.NODES);
      String token = TestTokens.of(i % 2 == 0 ? "alice" : "bob");
      asked.add(
          CompletableFuture.supplyAsync(
              () -> node.postRaw("/api/games", token, rematch(game).encode()), asking));
    }
    List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200);
    assertThat(answers)
        .extracting(answer -> new JsonObject(answer.body()).getString("game_id"))
        .containsOnly(
            threeNodeCluster
                .database()
                .query("SELECT game_id FROM games WHERE rematch_of = '" + game + "'")
                .get(0));
  }

  private static JsonObject rematch(String game) {
    return new JsonObject()
        .put("league", "sba")
        .put("rematch_of", game)
        .put("away", new JsonObject().put("name", "Millers").put("manager", "bob"))
        .put("home", new JsonObject().put("name", "Owls").put("manager", "alice"));
  }

  @Test
  void commandAfterAKillIsAcceptedByAnotherOwner() {
    String game = threeNodeCluster.game();
    int owner = threeNodeCluster.ownerAfterAPlay(game);
    int elsewhere = threeNodeCluster.otherThan(owner);
    try (GameClient alice = threeNodeCluster.joined(elsewhere, "alice", game);
        GameClient carol =
            threeNodeCluster.joined(threeNodeCluster.otherThan(owner, elsewhere), "carol", game)) {
      threeNodeCluster.node(owner).kill();
      long before = System.nanoTime();
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      long tookMs = (System.nanoTime() - before) / 1_000_000;

      carol.await(frame -> frame.getLong("seq", 0L) == seq);
      assertThat(threeNodeCluster.ownerOf(game)).isNotEqualTo(owner);
      System.out.println("kill -9 of the owner to the next play: " + tookMs + " ms");
      assertThat(threeNodeCluster.node(elsewhere).printed()).doesNotContain(CLUSTER_NAME);
      assertThat(tookMs).isLessThan(2 * LONGEST_WITHOUT_OWNER_MS);
    }
  }

  @Test
  void userOfAKilledOwnerIsReportedAsDisconnected() {
    String game = threeNodeCluster.game();
    int owner = threeNodeCluster.ownerAfterAPlay(game);
    try (GameClient alice =
            threeNodeCluster.joined(threeNodeCluster.otherThan(owner), "alice", game);
        GameClient carol = threeNodeCluster.joined(owner, "carol", game)) {
      alice.await(frame -> isAbout(frame, "user_connected", "carol"));
      threeNodeCluster.node(owner).kill();

      JsonObject gone = alice.await(frame -> isAbout(frame, "user_disconnected", "carol"));
      assertThat(gone.getJsonObject("data").getString("reason")).isEqualTo("disconnected");
      assertThat(carol.awaitClose()).isEqualTo(1006);
    }
  }

  private static boolean isAbout(JsonObject frame, String event, String user) {
    return event.equals(frame.getString("event"))
        && user.equals(frame.getJsonObject("data").getString("user_id"));
  }

  @Test
  void terminatedNodeHandsOffItsGamesWithoutRefusals() {
    List<String> games = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      games.add(threeNodeCluster.game());
    }
    int leaving = threeNodeCluster.ownerAfterAPlay(games.get(0));
    int elsewhere = threeNodeCluster.otherThan(leaving);
    List<GameClient> managers = new ArrayList<>();
    games.forEach(game -> managers.add(threeNodeCluster.joined(elsewhere, "alice", game)));
    String hers = threeNodeCluster.game();
    try (GameClient there = threeNodeCluster.joined(leaving, "bob", games.get(0));
        GameClient playing = threeNodeCluster.joined(leaving, "alice", hers)) {
      threeNodeCluster.node(leaving).terminate();
      while (threeNodeCluster.node(leaving).isAlive()) {
        playUnlessClosed(playing, hers);
        for (int i = 0; i < games.size(); i++) {
          ThreeNodeCluster.play(managers.get(i), games.get(i));
        }
      }
      assertThat(playing.awaitClose()).isEqualTo(4410);
      assertThat(playing.heard())
          .extracting(frame -> frame.getString("event"))
          .contains("play_resolved", "server_draining")
          .doesNotContain("error", "outcome_rejected");
      JsonObject notice = there.await("server_draining");
      assertThat(notice.getJsonObject("data").getLong("reconnect_after_ms")).isBetween(0L, 500L);
      assertThat(there.awaitClose()).isEqualTo(4410);
      games.forEach(game -> assertThat(threeNodeCluster.ownerOf(game)).isNotEqualTo(leaving));
    } finally {
      managers.forEach(GameClient::close);
    }
  }

  private static void playUnlessClosed(GameClient atBat, String game) {
    atBat
        .commandUnlessClosed("roll_dice", ThreeNodeCluster.gameData(game))
        .map(rolled -> rolled.getJsonObject("data").getString("roll_id"))
        .ifPresent(
            roll ->
                atBat.commandUnlessClosed(
                    "submit_manual_outcome",
                    ThreeNodeCluster.gameData(game).put("outcome", "walk").put("roll_id", roll)));
  }

  @Test
  void frozenOwnerIsFencedAndItsClientsReceiveEverything() {
    String game = threeNodeCluster.game();
    int frozen = threeNodeCluster.ownerAfterAPlay(game);
    int elsewhere = threeNodeCluster.otherThan(frozen);
    try (GameClient alice = threeNodeCluster.joined(elsewhere, "alice", game);
        GameClient bob = threeNodeCluster.joined(frozen, "bob", game)) {
      threeNodeCluster.node(frozen).freeze();
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      // Later the node may get the game back when games are rebalanced.
      assertThat(threeNodeCluster.ownerOf(game)).isNotEqualTo(frozen);
      threeNodeCluster.node(frozen).thaw();

      bob.await(frame -> frame.getLong("seq", 0L) == seq);
      long after = ThreeNodeCluster.play(alice, game).getLong("seq");
      bob.await(frame -> frame.getLong("seq", 0L) == after);
    }
  }
}
