package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameReply.StaleCommand;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.cluster.hosting.SplitScene.Machines;
import com.paperdynasty.harness.Await;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A walk of alice's is refused without a roll, and would be accepted after one; a copy of it
 * arrives late. The owners do not see each other.
 */
class LateCopiesTest {
  private static final UUID GAME = SplitScene.GAME;
  private static final User ALICE = new User("alice", "Alice", false);
  private static final String WALK = "play_resolved";
  private static final int REMEMBERED = SplitScene.REMEMBERED;

  private static Machines machines;

  private SplitScene scene;

  @BeforeAll
  static void start() {
    machines = new Machines();
  }

  @AfterAll
  static void stop() {
    machines.close();
  }

  @BeforeEach
  void open() {
    scene = new SplitScene(machines);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @MethodSource("com.paperdynasty.cluster.hosting.CopyOrder#all")
  void commandRefusedByOneOwnerIsNotExecutedByAnother(CopyOrder order) {
    touch(order.before());
    Future<GameRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.rememberOwner("A");
    Future<GameReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    GameRequest copy = Await.result(late);
    scene.first.switchOwner("A", order.refusing());
    assertRefused(Await.result(answer));

    rollAndDeliver(order, copy);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  /** The sender's connection was lost, and they have sent it again over another node. */
  @ParameterizedTest
  @MethodSource("com.paperdynasty.cluster.hosting.CopyOrder#all")
  void commandRepeatedElsewhereAndRefusedIsNotExecutedLater(CopyOrder order) {
    touch(order.before());
    Future<GameRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.rememberOwner("A");
    AtomicBoolean awaited = new AtomicBoolean(true);
    Future<GameReply> unheard = scene.first.ask(walk("x"), awaited);
    GameRequest copy = Await.result(late);
    awaited.set(false);
    assertRefused(scene.second.ask(order.refusing(), walk("x")));

    rollAndDeliver(order, copy);
    scene.first.switchOwner("A", "B");
    assertThat(Await.result(unheard)).isInstanceOf(Refused.class);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  private void rollAndDeliver(CopyOrder order, GameRequest copy) {
    touch(order.between());
    if (order.early()) {
      Await.result(scene.first.linkTo("A").deliver(copy));
    }
    until(Executed.class, () -> scene.second.ask(order.rolling(), roll()));
    touch(order.after());
    Await.result(scene.first.linkTo("A").deliver(copy));
    Await.result(scene.first.linkTo("A").deliver(copy));
  }

  @Test
  void refusedCommandMayBeSentAgain() {
    assertRefused(scene.first.ask("A", walk("x")));
    assertRefused(scene.first.ask("A", walk("x")));
    assertThat(scene.first.ask("A", roll())).isInstanceOf(Executed.class);
    assertThat(scene.second.ask("A", walk("x"))).isInstanceOf(Executed.class);
    assertThat(scene.first.ask("A", walk("x"))).isInstanceOf(Executed.class);
    assertThat(scene.games.types(GAME)).containsOnlyOnce(WALK);
  }

  /** The connection is still open, so its user gets the outcome. */
  @Test
  void lateCopyOfAWaitingSenderIsDecidedAgain() {
    Future<GameRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.rememberOwner("A");
    Future<GameReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    Await.result(late);
    assertRefused(scene.second.ask("A", walk("x")));
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Executed.class);

    scene.first.switchOwner("A", "A");
    assertThat(Await.result(answer)).isInstanceOf(Executed.class);
    assertThat(scene.games.types(GAME)).containsOnlyOnce(WALK);
  }

  @Test
  void forgottenRefusalCountsAgainstEveryOlderCopy() {
    touch("A");
    Future<GameRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.rememberOwner("A");
    scene.first.ask(walk("x"), new AtomicBoolean(true));
    GameRequest copy = Await.result(late);
    assertRefused(scene.second.ask("A", walk("x")));
    for (int other = 0; other <= REMEMBERED; other++) {
      assertRefused(scene.second.ask("A", walk("other " + other)));
    }
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Executed.class);

    assertThat(Await.result(scene.first.linkTo("A").deliver(copy)))
        .isInstanceOf(StaleCommand.class);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
    assertThat(scene.second.ask("A", walk("y"))).isInstanceOf(Executed.class);
  }

  /** A cannot reach its journal; meanwhile B owns the game, and refuses another copy. */
  @Test
  void commandRefusedElsewhereIsNotExecutedWhenTheJournalAnswersAgain() {
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Executed.class);
    Promise<Void> reached = Promise.promise();
    Promise<Void> healed = Promise.promise();
    scene.journal.onAppend(
        call -> {
          reached.complete();
          return healed.future().compose(back -> Future.failedFuture("no answer"));
        });
    scene.first.rememberOwner("A");
    Future<GameReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    Await.result(reached.future());
    until(
        Executed.class,
        () -> scene.second.ask("B", command("void_roll", "v", data().put("reason", "no"))));
    scene.first.switchOwner("A", "B");
    assertRefused(Await.result(answer));
    until(Executed.class, () -> scene.second.ask("B", roll()));

    healed.complete();
    until(
        Executed.class,
        () -> scene.second.ask("A", command("announce", "a", data().put("text", "hi"))));
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  /** It does not know yet that its state is out of date. */
  @Test
  void fencedOwnerRefusesNothing() {
    touch("A");
    touch("B");
    assertThat(Await.result(scene.second.linkTo("A").deliver(walk("x"))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.isDecided()).isFalse());
  }

  /** Sends a request to a node, which opens the game there if it is not open. */
  private void touch(@Nullable String owner) {
    if (owner != null) {
      Await.result(scene.second.linkTo(owner).deliver(new GameRequest.Sync(GAME, ALICE, null)));
    }
  }

  private static void until(Class<?> wanted, Supplier<GameReply> asking) {
    GameReply reply = asking.get();
    for (int times = 0; times < 10 && !wanted.isInstance(reply); times++) {
      reply = asking.get();
    }
    assertThat(reply).isInstanceOf(wanted);
  }

  private static void assertRefused(GameReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.isDecided()).isTrue());
  }

  private static ExecuteCommand walk(String id) {
    return command("submit_manual_outcome", id, data().put("outcome", "walk"));
  }

  private static ExecuteCommand roll() {
    return command("roll_dice", UUID.randomUUID().toString(), data());
  }

  private static ExecuteCommand command(String event, String id, ObjectNode data) {
    return new ExecuteCommand(GAME, ALICE, null, id, event, data);
  }

  private static ObjectNode data() {
    return JsonNodeFactory.instance.objectNode().put("game_id", GAME.toString());
  }
}
