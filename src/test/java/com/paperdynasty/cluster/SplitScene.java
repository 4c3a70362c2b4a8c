package com.paperdynasty.cluster;

import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.table.FaultyJournal;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest.Carry;
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

  private static final TableSettings TABLE =
      new TableSettings(64, 60_000, 15_000, 5_000, 1, REMEMBERED, 0, 20_480);

  private static final HostSettings HOSTS =
      new HostSettings(
          100, 10, 1, 1_000, 60_000, 2_000, 90_000, 60_000, 5_000, 8, 2_000, 30_000, 8, 200,
          60_000);

  /** Nothing here is to end by the clock. */
  private static final TablesSettings ASKING = new TablesSettings(20_000, 20_000, 1, 100);

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
      Members members = new Seen(node, List.of(node));
      HostVerticle host =
          new HostVerticle(
              members,
              journal,
              new LogPages(machines.of(node), journal, Defaults.REPLAYS),
              Clock.systemUTC(),
              HOSTS,
              TABLE,
              () -> {});
      hosts.put(node, Await.the(machines.of(node).deployVerticle(host)));
    }
    first = new Desk("first");
    second = new Desk("second");
  }

  @Override
  public void close() {
    first.close();
    second.close();
    hosts.forEach((node, host) -> Await.the(machines.of(node).undeploy(host)));
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
      machines.values().forEach(vertx -> Await.the(vertx.close()));
    }
  }

  /** A node that people are connected to, with a link to each owner. */
  final class Desk {
    private final Vertx vertx;
    private final Map<String, Link> links = new HashMap<>();
    private final Tables tables;

    Desk(String name) {
      vertx = machines.of(name);
      tables = new Tables(vertx, new Seen(name, List.of("A", "B")), Clock.systemUTC(), ASKING);
      for (String node : List.of("A", "B")) {
        links.put(node, new Link(vertx, machines.of(node), node));
      }
    }

    Link linkTo(String owner) {
      return Objects.requireNonNull(links.get(owner));
    }

    Future<TableReply> ask(Carry command, AtomicBoolean awaited) {
      return on(() -> tables.ask(command, awaited::get));
    }

    /** A command of somebody who waits, at an owner. */
    TableReply ask(String owner, Carry command) {
      turnTo(owner);
      return Await.the(ask(command, new AtomicBoolean(true)));
    }

    /** From now on it takes that node for the owner. */
    void turnTo(String owner) {
      Await.the(
          on(
              () -> {
                tables.heard(new ClusterNews.GameOpened(GAME, 0, owner));
                return Future.succeededFuture();
              }));
    }

    /** It gives up what it has asked one owner, and turns to another. */
    void givesUp(String owner, String next) {
      Await.the(
          on(
              () -> {
                tables.heard(new ClusterNews.NodeLeft(owner));
                tables.heard(new ClusterNews.GameOpened(GAME, 0, next));
                return Future.succeededFuture();
              }));
    }

    private <T> Future<T> on(Supplier<Future<T>> work) {
      Promise<T> done = Promise.promise();
      vertx.runOnContext(now -> work.get().onComplete(done));
      return done.future();
    }

    private void close() {
      links.values().forEach(Link::close);
    }
  }
}
