package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Six nodes hand their shares at once to a node that has joined and whose processor is busy, while
 * the games are played. If it took all games as they come, the last ones would be opened after more
 * than the time that a hand-off may take.
 */
class BusyTakerTest {
  private static final String TAKER = "taker";
  private static final int GIVERS = 6;
  private static final int GAMES_EACH = Defaults.HOSTING.movesAtOnce();
  private static final long OPENING_MS = 60;
  private static final long APPEND_MS = 1;
  private static final long THINK_MS = 20;
  private static final long LONGEST_MS = 1_500;
  private static final HostSettings HOSTING =
      Defaults.of("hosting.", HostSettings.class, "hosting.rebalance-after-ms: 1");
  private static final User ALICE = new User("alice", "Alice", false);

  private final MemoryJournal journal = new MemoryJournal();
  private final List<Vertx> machines = new ArrayList<>();
  private final List<SlowLink> links = new ArrayList<>();
  private final List<UUID> games = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong longestMs = new AtomicLong();
  private long lastId;

  @AfterEach
  void close() {
    links.forEach(SlowLink::close);
    machines.forEach(vertx -> Await.result(vertx.close()));
  }

  @Test
  void everyGameMovesOnceAndNoCommandWaitsLong() {
    Vertx taker = machine();
    host(taker, membership(TAKER), new BusyNodeJournal(taker, journal, OPENING_MS, APPEND_MS));
    List<GivingPlayer> givingPlayers = new ArrayList<>();
    for (int i = 0; i < GIVERS; i++) {
      givingPlayers.add(new GivingPlayer("giver " + i, taker));
    }
    Await.result(Future.all(givingPlayers.stream().map(GivingPlayer::open).toList()));
    assertThat(owners().values()).allMatch(row -> row.epoch() == 1 && !TAKER.equals(row.owner()));

    List<Future<Void>> playing = givingPlayers.stream().map(GivingPlayer::play).toList();
    givingPlayers.forEach(GivingPlayer::join);
    Await.until(() -> owners().values().stream().allMatch(row -> TAKER.equals(row.owner())));
    over.set(true);
    Await.result(Future.all(playing));

    System.out.println("BusyTakerTest: the longest command took " + longestMs + " ms");
    assertThat(owners().values())
        .as("opened by its giver, and once more by the taker")
        .hasSize(GIVERS * GAMES_EACH)
        .allMatch(row -> row.epoch() == 2);
    assertThat(longestMs.get()).isLessThan(LONGEST_MS);
  }

  private Map<UUID, OwnershipRecord> owners() {
    return Await.result(journal.owners(games));
  }

  /** Each node has a Vert.x of its own. */
  private Vertx machine() {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    BusCodecs.register(vertx.eventBus());
    machines.add(vertx);
    return vertx;
  }

  private static ClusterMembership membership(String self) {
    List<String> all = new ArrayList<>(List.of(TAKER));
    for (int i = 0; i < GIVERS; i++) {
      all.add("giver " + i);
    }
    return new FixedMembership(self, all);
  }

  private static void host(Vertx vertx, ClusterMembership clusterMembership, Journal journal) {
    GameHostVerticle host =
        new GameHostVerticle(
            clusterMembership,
            journal,
            new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
            Clock.systemUTC(),
            HOSTING,
            Defaults.TABLE,
            new HostMetrics(new SimpleMeterRegistry()));
    Await.result(vertx.deployVerticle(host));
  }

  /** A node with games that the taker should have, and a player who plays one after the other. */
  private final class GivingPlayer {
    private final Vertx vertx = machine();
    private final List<UUID> mine = new ArrayList<>();
    private final BusGameRouter busGameRouter;

    GivingPlayer(String node, Vertx taker) {
      ClusterMembership clusterMembership = membership(node);
      host(vertx, clusterMembership, journal);
      links.add(new SlowLink(vertx, taker, TAKER));
      links.add(new SlowLink(taker, vertx, node));
      busGameRouter =
          new BusGameRouter(vertx, clusterMembership, Clock.systemUTC(), Defaults.ASKING);
      while (mine.size() < GAMES_EACH) {
        UUID gameId = new UUID(0, ++lastId);
        if (clusterMembership.hostOf(gameId).equals(TAKER)) {
          journal.create(gameId, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
          busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(gameId, 0, node));
          mine.add(gameId);
        }
      }
      games.addAll(mine);
    }

    /** Opens the games on this node. */
    Future<?> open() {
      return Future.all(mine.stream().map(this::announce).toList());
    }

    /** Plays until it is over. */
    Future<Void> play() {
      Promise<Void> done = Promise.promise();
      playOn(0, done);
      return done.future();
    }

    private void playOn(int turn, Promise<Void> done) {
      if (over.get()) {
        done.complete();
        return;
      }
      long from = System.nanoTime();
      announce(mine.get(turn % mine.size()))
          .compose(
              executed -> {
                longestMs.accumulateAndGet(
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from), Math::max);
                return vertx.timer(THINK_MS);
              })
          .onSuccess(rested -> playOn(turn + 1, done))
          .onFailure(done::fail);
    }

    private Future<Void> announce(UUID gameId) {
      ObjectNode data =
          JsonNodeFactory.instance
              .objectNode()
              .put("game_id", gameId.toString())
              .put("text", "the next command");
      ExecuteCommand command =
          new ExecuteCommand(gameId, ALICE, null, UUID.randomUUID().toString(), "announce", data);
      Promise<GameReply> answer = Promise.promise();
      vertx.runOnContext(now -> busGameRouter.ask(command, () -> true).onComplete(answer));
      return answer
          .future()
          .compose(
              reply ->
                  reply instanceof GameReply.Executed
                      ? Future.succeededFuture()
                      : Future.failedFuture("not executed: " + reply));
    }

    /** From now on this node sees the taker. */
    void join() {
      vertx.eventBus().publish(BusAddresses.MEMBERSHIP, new ClusterEvent.NodeJoined(TAKER));
    }
  }
}
