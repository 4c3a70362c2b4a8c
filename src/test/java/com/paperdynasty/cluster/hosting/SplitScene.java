package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.cluster.routing.GameRouterSettings;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.ownership.HostSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A game of alice's and bob's, two nodes that do not see each other and open it whenever somebody
 * asks them for it, and two nodes that people are connected to, with a link to each owner.
 */
final class SplitScene implements AutoCloseable {
  static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** How many refusals a table tells apart. */
  static final int REMEMBERED = 4;

  private static final GameVerticleSettings TABLE =
      new GameVerticleSettings(64, 60_000, 15_000, 5_000, 1, REMEMBERED, 0, 20_480);

  private static final HostSettings HOSTS =
      new HostSettings(
          100, 10, 1, 1_000, 60_000, 2_000, 90_000, 60_000, 5_000, 8, 2_000, 30_000, 8, 200,
          60_000);

  /** Nothing here is to end by the clock. */
  private static final GameRouterSettings ASKING = new GameRouterSettings(20_000, 20_000, 1, 100);

  final MemoryJournal games = new MemoryJournal();
  final FaultyJournal journal = new FaultyJournal(games);
  final Desk first;
  final Desk second;
  private final Machines machines;
  private final Map<String, String> hosts = new HashMap<>();

  /** The scene on machines that are there already. */
  SplitScene(Machines machines) {
    this.machines = machines;
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    for (String node : List.of("A", "B")) {
      ClusterMembership clusterMembership = new FixedMembership(node, List.of(node));
      GameHostVerticle host =
          new GameHostVerticle(
              clusterMembership,
              journal,
              new LogReader(machines.of(node), journal, Defaults.REPLAYS),
              Clock.systemUTC(),
              HOSTS,
              TABLE,
              () -> {});
      hosts.put(node, Await.result(machines.of(node).deployVerticle(host)));
    }
    first = new Desk("first");
    second = new Desk("second");
  }

  @Override
  public void close() {
    first.close();
    second.close();
    hosts.forEach((node, host) -> Await.result(machines.of(node).undeploy(host)));
  }

  /** A Vert.x for each node, which scenes that follow each other share. */
  static final class Machines implements AutoCloseable {
    private final Map<String, Vertx> machines = new HashMap<>();

    Machines() {
      for (String machine : List.of("A", "B", "first", "second")) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        BusCodecs.register(vertx.eventBus());
        machines.put(machine, vertx);
      }
    }

    private Vertx of(String node) {
      return Objects.requireNonNull(machines.get(node));
    }

    @Override
    public void close() {
      machines.values().forEach(vertx -> Await.result(vertx.close()));
    }
  }

  /** A node that people are connected to, with a link to each owner. */
  final class Desk {
    private final Vertx vertx;
    private final Map<String, SlowLink> links = new HashMap<>();
    private final BusGameRouter busGameRouter;

    Desk(String name) {
      vertx = machines.of(name);
      busGameRouter =
          new BusGameRouter(
              vertx, new FixedMembership(name, List.of("A", "B")), Clock.systemUTC(), ASKING);
      for (String node : List.of("A", "B")) {
        links.put(node, new SlowLink(vertx, machines.of(node), node));
      }
    }

    SlowLink linkTo(String owner) {
      return Objects.requireNonNull(links.get(owner));
    }

    Future<GameReply> ask(ExecuteCommand command, AtomicBoolean awaited) {
      return on(() -> busGameRouter.ask(command, awaited::get));
    }

    /** A command of somebody who waits, at an owner. */
    GameReply ask(String owner, ExecuteCommand command) {
      turnTo(owner);
      return Await.result(ask(command, new AtomicBoolean(true)));
    }

    /** From now on it takes that node for the owner. */
    void turnTo(String owner) {
      Await.result(
          on(
              () -> {
                busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 0, owner));
                return Future.succeededFuture();
              }));
    }

    /** It gives up what it has asked one owner, and turns to another. */
    void givesUp(String owner, String next) {
      Await.result(
          on(
              () -> {
                busGameRouter.onClusterEvent(new ClusterEvent.NodeLeft(owner));
                busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 0, next));
                return Future.succeededFuture();
              }));
    }

    private <T> Future<T> on(Supplier<Future<T>> work) {
      Promise<T> done = Promise.promise();
      vertx.runOnContext(now -> work.get().onComplete(done));
      return done.future();
    }

    private void close() {
      links.values().forEach(SlowLink::close);
    }
  }
}
