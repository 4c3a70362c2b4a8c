package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.Passport;
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

/** Nodes that are frozen, and nodes that do not reach each other or PostgreSQL. */
@BesideOthers
class OutagesIT {
  private static final long FROZEN_MS = 15_000;
  private static final long LATEST_MS = 10_000;
  private static final long LATEST_JOIN_MS = 5_000;
  private static Trio trio;

  @BeforeAll
  static void start() {
    trio = new Trio(Map.of());
  }

  @AfterAll
  static void stop() {
    trio.close();
  }

  @BeforeEach
  void threeAreWell() {
    trio.complete();
    trio.allTakeCommands();
  }

  @Test
  void spectatorsWhoseNodeRemembersAFrozenOwnerAreShownEverythingInTime() {
    String game = trio.game();
    int frozen = trio.ownerAfterAPlay(game);
    int players = trio.otherThan(frozen);
    int spectators = trio.otherThan(frozen, players);
    try (GameClient alice = trio.joined(players, "alice", game);
        GameClient carol = trio.joined(spectators, "carol", game)) {
      long slowestMs = shown(Trio.play(alice, game), carol);
      trio.node(frozen).freeze();
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FROZEN_MS);
      while (System.nanoTime() < until) {
        slowestMs = Math.max(slowestMs, shown(Trio.play(alice, game), carol));
      }
      trio.node(frozen).thaw();
      for (int i = 0; i < 20; i++) {
        slowestMs = Math.max(slowestMs, shown(Trio.play(alice, game), carol));
      }
      System.out.println(
          "under a frozen owner spectators see at the latest in " + slowestMs + " ms");
      assertThat(slowestMs).isLessThan(LATEST_MS);
    }
  }

  /** How much later than its sender somebody else is shown an event, in ms. */
  private static long shown(JsonObject played, GameClient other) {
    long seq = played.getLong("seq");
    long from = System.nanoTime();
    other.await(frame -> frame.getLong("seq", 0L) == seq);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
  }

  @Test
  void whatANodeWasSentWhileItWasFrozenIsNotDoneAfterwards() {
    trio.allSeeAll();
    String game = trio.game();
    int owner = trio.ownerAfterAPlay(game);
    int frozen = trio.otherThan(owner);
    int elsewhere = trio.otherThan(owner, frozen);
    String id = UUID.randomUUID().toString();
    try (GameClient before = trio.joined(frozen, "alice", game);
        GameClient alice = trio.joined(elsewhere, "alice", game)) {
      trio.node(frozen).freeze();
      before.send("roll_dice", Trio.about(game), id);
      Trio.until(() -> !trio.seesAll(owner), () -> "the frozen node is not missed");
      JsonObject rolled = alice.command("roll_dice", Trio.about(game));
      // She sends it again where somebody answers. It is not her turn to roll, and she is told so.
      JsonObject refused = alice.ask("roll_dice", Trio.about(game), id).getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("conflict");
      String roll = rolled.getJsonObject("data").getString("roll_id");
      alice.command(
          "submit_manual_outcome", Trio.about(game).put("outcome", "walk").put("roll_id", roll));
      trio.node(frozen).thaw();

      JsonObject late = before.await(frame -> id.equals(frame.getString("reply_to")));
      assertThat(late.getJsonObject("data").getString("code")).isEqualTo("unavailable");
      assertThat(trio.rest(elsewhere).log(game, Passport.of("alice")))
          .filteredOn(event -> event.getString("event").equals("dice_rolled"))
          .hasSize(2);
    }
  }

  @Test
  void whoIsWithANodeThatDoesNotReachPostgresPlaysOnAtAnother() {
    String game = trio.game();
    int cut = trio.ownerAfterAPlay(game);
    try (GameClient alice = trio.joined(cut, "alice", game);
        GameClient carol = trio.joined(trio.otherThan(cut), "carol", game)) {
      trio.wires().cutDatabase(cut);
      long seq = Trio.play(alice, game).getLong("seq");
      carol.await(frame -> frame.getLong("seq", 0L) == seq);
      assertThat(trio.ownerOf(game)).isNotEqualTo(cut);
      Trio.until(() -> !trio.isReady(cut), () -> "it says that it is ready");
      Trio.play(alice, game);
    } finally {
      trio.wires().mendDatabase(cut);
    }
    Trio.until(() -> trio.isReady(cut), () -> "it is not ready again");
  }

  /** They are nobody's any more, but in the database they are still that node's. */
  @Test
  void gamesOfANodeThatDoesNotReachPostgresAreOpenedByAnotherForWhoeverComes() {
    int cut = 0;
    List<String> games = new ArrayList<>();
    while (games.size() < 3) {
      String game = trio.game();
      if (trio.ownerAfterAPlay(game) == cut) {
        games.add(game);
      }
    }
    long slowestMs = 0;
    trio.wires().cutDatabase(cut);
    try {
      for (String game : games) {
        long from = System.nanoTime();
        try (GameClient alice = trio.joined(trio.otherThan(cut), "alice", game)) {
          slowestMs = Math.max(slowestMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
          Trio.play(alice, game);
        }
      }
    } finally {
      trio.wires().mendDatabase(cut);
    }
    System.out.println(
        "games of a node without PostgreSQL are joined at the latest in " + slowestMs + " ms");
    assertThat(slowestMs).isLessThan(LATEST_JOIN_MS);
    Trio.until(() -> trio.isReady(cut), () -> "it is not ready again");
  }

  @Test
  void whileNobodyReachesPostgresCommandsAreRefusedAndAfterwardsAllGoesOn() {
    String game = trio.game();
    trio.ownerAfterAPlay(game);
    try (GameClient alice = trio.joined(0, "alice", game);
        GameClient carol = trio.joined(1, "carol", game)) {
      String id = UUID.randomUUID().toString();
      for (int i = 0; i < Trio.NODES; i++) {
        trio.wires().cutDatabase(i);
      }
      CompletableFuture<HttpResponse<String>> read =
          CompletableFuture.supplyAsync(
              () -> trio.rest(2).getRaw("/api/games/" + game, Passport.of("alice"), null));
      JsonObject refused = alice.ask("roll_dice", Trio.about(game), id).getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("unavailable");
      assertThat(refused.getLong("retry_after_ms")).isPositive();
      assertThat(read.join().statusCode()).isEqualTo(503);
      assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
      for (int i = 0; i < Trio.NODES; i++) {
        trio.wires().mendDatabase(i);
      }
      JsonObject rolled = askUntilItIsDone(alice, "roll_dice", Trio.about(game), id);
      carol.await(frame -> rolled.getLong("seq").equals(frame.getLong("seq")));
      assertThat(alice.isClosed() || carol.isClosed()).isFalse();
      assertThat(trio.rest(2).log(game, Passport.of("alice")))
          .filteredOn(event -> event.getString("event").equals("dice_rolled"))
          .hasSize(2);
    }
  }

  private static JsonObject askUntilItIsDone(
      GameClient client, String event, JsonObject data, String id) {
    JsonObject answer = client.ask(event, data, id);
    while (Trio.isUnavailable(answer)) {
      answer = client.ask(event, data, id);
    }
    return answer;
  }

  /** Who commands gets the game; who only watches does not take it away again. */
  @Test
  void spectatorsOnTheOtherSideOfASplitAreShownTheGameAndDoNotTakeIt() {
    trio.allSeeAll();
    String game = trio.game();
    trio.ownerAfterAPlay(game);
    try (GameClient alice = trio.joined(1, "alice", game);
        GameClient carol = trio.joined(0, "carol", game)) {
      trio.wires().cut(0, 1);
      trio.wires().cut(0, 2);
      Trio.until(() -> !trio.seesAll(0) && !trio.seesAll(1), () -> "they still see each other");
      long before = epoch(game);
      for (int i = 0; i < 2; i++) {
        shown(Trio.play(alice, game), carol);
      }
      // At most: hers once, taken back once, and by another of the two that see each other once.
      assertThat(epoch(game) - before).isLessThanOrEqualTo(3);
    } finally {
      trio.wires().mend(0, 1);
      trio.wires().mend(0, 2);
      Trio.until(() -> trio.seesAll(0), () -> "node 0 has not found the others again");
    }
  }

  private static long epoch(String game) {
    return Long.parseLong(
        trio.database().query("SELECT epoch FROM games WHERE game_id = '" + game + "'").get(0));
  }

  @Test
  void aNodeThatDoesNotHearTheOthersDoesNoHarm() {
    String game = trio.game();
    trio.ownerAfterAPlay(game);
    try (GameClient alone = trio.joined(0, "alice", game);
        GameClient together = trio.joined(1, "alice", game);
        GameClient carol = trio.joined(0, "carol", game);
        GameClient dave = trio.joined(2, "dave", game)) {
      trio.wires().cut(0, 1);
      trio.wires().cut(0, 2);
      long seq = 0;
      for (int i = 0; i < 5; i++) {
        seq = Math.max(Trio.play(alone, game).getLong("seq"), seq);
        seq = Math.max(Trio.play(together, game).getLong("seq"), seq);
      }
      trio.wires().mend(0, 1);
      trio.wires().mend(0, 2);
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
      Trio.until(() -> trio.seesAll(0), () -> "node 0 has not found the others again");
    }
  }
}
