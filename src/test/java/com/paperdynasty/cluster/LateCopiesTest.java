package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.cluster.SplitScene.Machines;
import com.paperdynasty.harness.Await;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.Stale;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Carry;
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
 * A walk of alice's is refused while there is no roll, and would be taken when there is one; a copy
 * of it comes late. The owners do not see each other.
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
  @MethodSource("com.paperdynasty.cluster.CopyOrder#all")
  void whatOneOwnerHasRefusedNoOtherDoesLater(CopyOrder order) {
    touch(order.before());
    Future<TableRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.turnTo("A");
    Future<TableReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    TableRequest copy = Await.the(late);
    scene.first.givesUp("A", order.refusing());
    assertRefused(Await.the(answer));

    theRest(order, copy);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  /** The sender's connection was lost, and they have sent it again over another node. */
  @ParameterizedTest
  @MethodSource("com.paperdynasty.cluster.CopyOrder#all")
  void whatASenderSentAgainElsewhereAndWasRefusedIsNotDoneLater(CopyOrder order) {
    touch(order.before());
    Future<TableRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.turnTo("A");
    AtomicBoolean awaited = new AtomicBoolean(true);
    Future<TableReply> unheard = scene.first.ask(walk("x"), awaited);
    TableRequest copy = Await.the(late);
    awaited.set(false);
    assertRefused(scene.second.ask(order.refusing(), walk("x")));

    theRest(order, copy);
    scene.first.givesUp("A", "B");
    assertThat(Await.the(unheard)).isInstanceOf(Refused.class);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  private void theRest(CopyOrder order, TableRequest copy) {
    touch(order.between());
    if (order.early()) {
      Await.the(scene.first.linkTo("A").deliver(copy));
    }
    until(Done.class, () -> scene.second.ask(order.rolling(), roll()));
    touch(order.after());
    Await.the(scene.first.linkTo("A").deliver(copy));
    Await.the(scene.first.linkTo("A").deliver(copy));
  }

  @Test
  void aRefusalIsNotKeptForWhoSendsTheCommandAgain() {
    assertRefused(scene.first.ask("A", walk("x")));
    assertRefused(scene.first.ask("A", walk("x")));
    assertThat(scene.first.ask("A", roll())).isInstanceOf(Done.class);
    assertThat(scene.second.ask("A", walk("x"))).isInstanceOf(Done.class);
    assertThat(scene.first.ask("A", walk("x"))).isInstanceOf(Done.class);
    assertThat(scene.games.types(GAME)).containsOnlyOnce(WALK);
  }

  /** The connection is still there: they are told what became of it. */
  @Test
  void aLateCopyWhoseSenderStillWaitsIsDecidedAgainAndAnswered() {
    Future<TableRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.turnTo("A");
    Future<TableReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    Await.the(late);
    assertRefused(scene.second.ask("A", walk("x")));
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Done.class);

    scene.first.givesUp("A", "A");
    assertThat(Await.the(answer)).isInstanceOf(Done.class);
    assertThat(scene.games.types(GAME)).containsOnlyOnce(WALK);
  }

  @Test
  void aRefusalThatIsForgottenCountsAgainstEveryOlderCopy() {
    touch("A");
    Future<TableRequest> late = scene.first.linkTo("A").holdNext();
    scene.first.turnTo("A");
    scene.first.ask(walk("x"), new AtomicBoolean(true));
    TableRequest copy = Await.the(late);
    assertRefused(scene.second.ask("A", walk("x")));
    for (int other = 0; other <= REMEMBERED; other++) {
      assertRefused(scene.second.ask("A", walk("other " + other)));
    }
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Done.class);

    assertThat(Await.the(scene.first.linkTo("A").deliver(copy))).isInstanceOf(Stale.class);
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
    assertThat(scene.second.ask("A", walk("y"))).isInstanceOf(Done.class);
  }

  /** A does not hear from its journal; meanwhile B has the game, and refuses another copy. */
  @Test
  void whatWasRefusedWhileAnOwnerDidNotReachItsJournalIsNotDoneWhenItDoes() {
    assertThat(scene.second.ask("A", roll())).isInstanceOf(Done.class);
    Promise<Void> reached = Promise.promise();
    Promise<Void> healed = Promise.promise();
    scene.journal.onAppend(
        call -> {
          reached.complete();
          return healed.future().compose(back -> Future.failedFuture("no answer"));
        });
    scene.first.turnTo("A");
    Future<TableReply> answer = scene.first.ask(walk("x"), new AtomicBoolean(true));
    Await.the(reached.future());
    until(
        Done.class,
        () -> scene.second.ask("B", command("void_roll", "v", data().put("reason", "no"))));
    scene.first.givesUp("A", "B");
    assertRefused(Await.the(answer));
    until(Done.class, () -> scene.second.ask("B", roll()));

    healed.complete();
    until(
        Done.class,
        () -> scene.second.ask("A", command("announce", "a", data().put("text", "hi"))));
    assertThat(scene.games.types(GAME)).doesNotContain(WALK);
  }

  /** It does not know yet: what it holds is not what the other has. */
  @Test
  void anOwnerThatWasDeposedRefusesNothing() {
    touch("A");
    touch("B");
    assertThat(Await.the(scene.second.linkTo("A").deliver(walk("x"))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.isDecided()).isFalse());
  }

  /** Somebody asks a node for the game, which opens it there if it is not open. */
  private void touch(@Nullable String owner) {
    if (owner != null) {
      Await.the(scene.second.linkTo(owner).deliver(new TableRequest.Sync(GAME, ALICE, null)));
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
