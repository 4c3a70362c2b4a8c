package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.table.FaultyJournal;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.Sender;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.Stale;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Carry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes that do not see each other and open the game whenever somebody asks them for it, and
 * two nodes that people are connected to. A walk of alice's is refused while there is no roll, and
 * would be taken when there is one; a copy of it comes late.
 */
class LateCopiesTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Sender ALICE = new Sender("alice", "Alice", false);
  private static final String WALK = "play_resolved";
  private static final int REMEMBERED = 4;
  private static final TableSettings TABLE =
      new TableSettings(64, 60_000, 15_000, 5_000, 1, REMEMBERED, 0);

  private static final HostSettings HOSTS =
      new HostSettings(
          100, 10, 1, 1_000, 60_000, 2_000, 90_000, 60_000, 5_000, 8, 2_000, 30_000, 8, 200,
          60_000);

  /** Nothing here is to end by the clock. */
  private static final TablesSettings ASKING = new TablesSettings(20_000, 20_000, 1, 100);

  private static final Map<String, Vertx> MACHINES = new HashMap<>();

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final Map<String, String> hosts = new HashMap<>();
  private final Desk first = new Desk("first");
  private final Desk second = new Desk("second");

  /** A node that people are connected to, with a link to each owner. */
  private final class Desk {
    private final Vertx vertx;
    private final Map<String, Link> links = new HashMap<>();
    private final Tables tables;

    Desk(String name) {
      vertx = MACHINES.get(name);
      tables = new Tables(vertx, new Seen(name, List.of("A", "B")), Clock.systemUTC(), ASKING);
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
  }

  @BeforeAll
  static void start() {
    for (String machine : List.of("A", "B", "first", "second")) {
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
      BusCodecs.register(vertx.eventBus());
      MACHINES.put(machine, vertx);
    }
  }

  @AfterAll
  static void stop() {
    MACHINES.values().forEach(vertx -> Await.the(vertx.close()));
    MACHINES.clear();
  }

  @BeforeEach
  void open() {
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    for (String node : List.of("A", "B")) {
      Members members = new Seen(node, List.of(node));
      HostVerticle host =
          new HostVerticle(members, journal, Clock.systemUTC(), HOSTS, TABLE, () -> {});
      hosts.put(node, Await.the(MACHINES.get(node).deployVerticle(host)));
      for (Desk desk : List.of(first, second)) {
        desk.links.put(node, new Link(desk.vertx, MACHINES.get(node), node));
      }
    }
  }

  @AfterEach
  void close() {
    first.links.values().forEach(Link::close);
    second.links.values().forEach(Link::close);
    hosts.forEach((node, host) -> Await.the(MACHINES.get(node).undeploy(host)));
  }

  /**
   * An order of events.
   *
   * @param before whom the game was opened by before anything else, if anybody
   * @param refusing whom the second copy goes to and is refused by; the first waits on the way to A
   * @param between who is asked something between the refusal and the roll, if anybody
   * @param rolling who opens or has the game when the dice are rolled
   * @param after who is asked something after the roll, if anybody
   * @param early whether the late copy comes before the roll, and not after all else
   */
  record Order(
      @Nullable String before,
      String refusing,
      @Nullable String between,
      String rolling,
      @Nullable String after,
      boolean early) {}

  static Stream<Order> orders() {
    List<Order> orders = new ArrayList<>();
    String[] anybody = {null, "A", "B"};
    for (String before : anybody) {
      for (String refusing : List.of("A", "B")) {
        for (String between : anybody) {
          for (String rolling : List.of("A", "B")) {
            for (String after : anybody) {
              orders.add(new Order(before, refusing, between, rolling, after, false));
              orders.add(new Order(before, refusing, between, rolling, after, true));
            }
          }
        }
      }
    }
    return orders.stream();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void whatOneOwnerHasRefusedNoOtherDoesLater(Order order) {
    touch(order.before());
    Future<TableRequest> late = first.links.get("A").holdNext();
    first.turnTo("A");
    Future<TableReply> answer = first.ask(walk("x"), new AtomicBoolean(true));
    TableRequest copy = Await.the(late);
    first.givesUp("A", order.refusing());
    assertRefused(Await.the(answer));

    theRest(order, copy);
    assertThat(games.types(GAME)).doesNotContain(WALK);
  }

  /** The sender's connection was lost, and they have sent it again over another node. */
  @ParameterizedTest
  @MethodSource("orders")
  void whatASenderSentAgainElsewhereAndWasRefusedIsNotDoneLater(Order order) {
    touch(order.before());
    Future<TableRequest> late = first.links.get("A").holdNext();
    first.turnTo("A");
    AtomicBoolean awaited = new AtomicBoolean(true);
    Future<TableReply> unheard = first.ask(walk("x"), awaited);
    TableRequest copy = Await.the(late);
    awaited.set(false);
    assertRefused(second.ask(order.refusing(), walk("x")));

    theRest(order, copy);
    first.givesUp("A", "B");
    assertThat(Await.the(unheard)).isInstanceOf(Refused.class);
    assertThat(games.types(GAME)).doesNotContain(WALK);
  }

  private void theRest(Order order, TableRequest copy) {
    touch(order.between());
    if (order.early()) {
      Await.the(first.links.get("A").deliver(copy));
    }
    until(Done.class, () -> second.ask(order.rolling(), roll()));
    touch(order.after());
    Await.the(first.links.get("A").deliver(copy));
    Await.the(first.links.get("A").deliver(copy));
  }

  @Test
  void aRefusalIsNotKeptForWhoSendsTheCommandAgain() {
    assertRefused(first.ask("A", walk("x")));
    assertRefused(first.ask("A", walk("x")));
    assertThat(first.ask("A", roll())).isInstanceOf(Done.class);
    assertThat(second.ask("A", walk("x"))).isInstanceOf(Done.class);
    assertThat(first.ask("A", walk("x"))).isInstanceOf(Done.class);
    assertThat(games.types(GAME)).containsOnlyOnce(WALK);
  }

  /** The connection is still there: they are told what became of it. */
  @Test
  void aLateCopyWhoseSenderStillWaitsIsDecidedAgainAndAnswered() {
    Future<TableRequest> late = first.links.get("A").holdNext();
    first.turnTo("A");
    Future<TableReply> answer = first.ask(walk("x"), new AtomicBoolean(true));
    Await.the(late);
    assertRefused(second.ask("A", walk("x")));
    assertThat(second.ask("A", roll())).isInstanceOf(Done.class);

    first.givesUp("A", "A");
    assertThat(Await.the(answer)).isInstanceOf(Done.class);
    assertThat(games.types(GAME)).containsOnlyOnce(WALK);
  }

  @Test
  void aRefusalThatIsForgottenCountsAgainstEveryOlderCopy() {
    touch("A");
    Future<TableRequest> late = first.links.get("A").holdNext();
    first.turnTo("A");
    first.ask(walk("x"), new AtomicBoolean(true));
    TableRequest copy = Await.the(late);
    assertRefused(second.ask("A", walk("x")));
    for (int other = 0; other <= REMEMBERED; other++) {
      assertRefused(second.ask("A", walk("other " + other)));
    }
    assertThat(second.ask("A", roll())).isInstanceOf(Done.class);

    assertThat(Await.the(first.links.get("A").deliver(copy))).isInstanceOf(Stale.class);
    assertThat(games.types(GAME)).doesNotContain(WALK);
    assertThat(second.ask("A", walk("y"))).isInstanceOf(Done.class);
  }

  /** A does not hear from its journal; meanwhile B has the game, and refuses another copy. */
  @Test
  void whatWasRefusedWhileAnOwnerDidNotReachItsJournalIsNotDoneWhenItDoes() {
    assertThat(second.ask("A", roll())).isInstanceOf(Done.class);
    Promise<Void> reached = Promise.promise();
    Promise<Void> healed = Promise.promise();
    journal.onAppend(
        call -> {
          reached.complete();
          return healed.future().compose(back -> Future.failedFuture("no answer"));
        });
    first.turnTo("A");
    Future<TableReply> answer = first.ask(walk("x"), new AtomicBoolean(true));
    Await.the(reached.future());
    until(Done.class, () -> second.ask("B", command("void_roll", "v", data().put("reason", "no"))));
    first.givesUp("A", "B");
    assertRefused(Await.the(answer));
    until(Done.class, () -> second.ask("B", roll()));

    healed.complete();
    until(Done.class, () -> second.ask("A", command("announce", "a", data().put("text", "hi"))));
    assertThat(games.types(GAME)).doesNotContain(WALK);
  }

  /** It does not know yet: what it holds is not what the other has. */
  @Test
  void anOwnerThatWasDeposedRefusesNothing() {
    touch("A");
    touch("B");
    assertThat(Await.the(second.links.get("A").deliver(walk("x"))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.isDecided()).isFalse());
  }

  /** Somebody asks a node for the game, which opens it there if it is not open. */
  private void touch(@Nullable String owner) {
    if (owner != null) {
      Await.the(second.links.get(owner).deliver(new TableRequest.Sync(GAME, ALICE, null)));
    }
  }

  private static void until(Class<?> wanted, Supplier<TableReply> asking) {
    TableReply reply = asking.get();
    for (int times = 0; times < 10 && !wanted.isInstance(reply); times++) {
      reply = asking.get();
    }
    assertThat(reply).isInstanceOf(wanted);
  }

  private static void assertRefused(TableReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.isDecided()).isTrue());
  }

  private static Carry walk(String id) {
    return command("submit_manual_outcome", id, data().put("outcome", "walk"));
  }

  private static Carry roll() {
    return command("roll_dice", UUID.randomUUID().toString(), data());
  }

  private static Carry command(String event, String id, ObjectNode data) {
    return new Carry(GAME, ALICE, null, id, event, data);
  }

  private static ObjectNode data() {
    return JsonNodeFactory.instance.objectNode().put("game_id", GAME.toString());
  }
}
