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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
 * A game of alice's and bob's, two hosts that do not see each other and open it at each request,
 * and two nodes with clients, each with a link to both hosts.
 */
final class SplitScene implements AutoCloseable {
  static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** How many refusals an owner remembers. */
  static final int REMEMBERED = 4;

  private static final GameVerticleSettings TABLE =
      new GameVerticleSettings(64, 60_000, 60_000, 15_000, 5_000, 1, REMEMBERED, 0, 20_480, 8);

  private static final HostSettings HOSTING =
      new HostSettings(
          100, 10, 1, 1_000, 60_000, 2_000, 90_000, 60_000, 5_000, 8, 2_000, 30_000, 8, 200,
          60_000);

  /** Long timeouts, so that nothing ends by the clock. */
  private static final GameRouterSettings ROUTING = new GameRouterSettings(20_000, 20_000, 1, 100);

  final MemoryJournal games = new MemoryJournal();
  final FaultyJournal journal = new FaultyJournal(games);
  final ClientNode first;
  final ClientNode second;
  private final Machines machines;
  private final Map<String, String> hosts = new HashMap<>();

  /** A scene on running machines. */
  SplitScene(Machines machines) {
    this.machines = machines;
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    for (String node : List.of("A", "B")) {
      ClusterMembership clusterMembership = new FixedMembership(node, List.of(node));
      GameHostVerticle host =
          new GameHostVerticle(
              clusterMembership,
              journal,
              new LogReader(
                  machines.of(node), journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
              Clock.systemUTC(),
              HOSTING,
              TABLE,
              new HostMetrics(new SimpleMeterRegistry()));
      hosts.put(node, Await.result(machines.of(node).deployVerticle(host)));
    }
    first = new ClientNode("first");
    second = new ClientNode("second");
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

  /** A node with clients, and with a link to each host. */
  final class ClientNode {
    private final Vertx vertx;
    private final Map<String, SlowLink> links = new HashMap<>();
    private final BusGameRouter busGameRouter;

    ClientNode(String name) {
      vertx = machines.of(name);
      busGameRouter =
          new BusGameRouter(
              vertx, new FixedMembership(name, List.of("A", "B")), Clock.systemUTC(), ROUTING);
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

    /** Sends a command to an owner, for a sender that waits. */
    GameReply ask(String owner, ExecuteCommand command) {
      rememberOwner(owner);
      return Await.result(ask(command, new AtomicBoolean(true)));
    }

    /** From now on the node takes that host for the owner. */
    void rememberOwner(String owner) {
      Await.result(
          on(
              () -> {
                busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 0, owner));
                return Future.succeededFuture();
              }));
    }

    /** Gives up the requests to one owner, and turns to another. */
    void switchOwner(String owner, String next) {
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
