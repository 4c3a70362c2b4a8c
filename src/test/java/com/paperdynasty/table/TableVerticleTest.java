package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Carry;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of Alice's game: one command at a time, as long as the game is this node's. */
@ExtendWith(VertxExtension.class)
class TableVerticleTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final TableRequest CONFIRM = new OwnershipRequest.Confirm(TableScene.GAME);
  private static final int WAITING = 2;
  private static final long IDLE_MS = 60_000;

  /** Idle tables are looked for every millisecond. */
  private static final TableSettings SETTINGS =
      new TableSettings(WAITING, IDLE_MS, 3, TableScene.GIVE_UP_MS, 1, 4, 0, 0);

  private static final long WAIT_MS = 5_000;
  private static final ReplaySettings ONE_READER =
      new ReplaySettings(1, 1, WAIT_MS, 1_000_000, 60_000);

  private Vertx vertx;
  private TableScene scene;
  private final Ownership ownership = new Ownership();
  private final Promise<Void> left = Promise.promise();
  private String table;

  /** Whether the node may take its games for its own. */
  private static final class Ownership implements Tenure {
    private final Promise<Void> asked = Promise.promise();
    private volatile Future<Void> certain = Future.succeededFuture();
    private volatile boolean stoodStill;

    @Override
    public Future<Void> certain() {
      asked.tryComplete();
      return certain;
    }

    @Override
    public boolean stoodStill() {
      return stoodStill;
    }
  }

  @BeforeEach
  void open(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    scene = new TableScene(vertx);
    OpenGame game =
        OpenGame.fold(
            TableScene.GAME, scene.games.open(TableScene.GAME, "A").result().orElseThrow(), 0, 0);
    table =
        Await.the(
            vertx.deployVerticle(
                new TableVerticle(
                    "A",
                    game,
                    scene.journal,
                    new LogPages(vertx, scene.journal, ONE_READER),
                    scene.clock,
                    SETTINGS,
                    ownership,
                    left::complete)));
  }

  @Test
  void commandsAreCarriedOutOneAfterTheOther() {
    Held held = new Held();
    List<Future<TableReply>> replies = List.of(announce("one"), announce("two"), announce("three"));

    // What was sent before this has come before it.
    assertThat(Await.the(ask(CONFIRM))).isEqualTo(new Elsewhere("A"));
    assertThat(scene.log()).hasSize(2);
    held.durable.complete();

    assertThat(replies).map(Await::the).allSatisfy(TableVerticleTest::assertDone);
    assertThat(scene.log()).hasSize(4);
  }

  @Test
  void aCommandThatIsOneTooManyIsRefusedAndNotCarriedOut() {
    Held held = new Held();
    List<Future<TableReply>> replies = List.of(announce("one"), announce("two"), announce("three"));

    assertThat(Await.the(announce("four"))).isEqualTo(Refused.busy(1));
    held.durable.complete();
    assertThat(replies).map(Await::the).allSatisfy(TableVerticleTest::assertDone);
    assertThat(scene.log()).hasSize(4);
  }

  @Test
  void nothingIsAnsweredUntilItIsCertainThatTheGameIsOurs() {
    Promise<Void> certain = Promise.promise();
    ownership.certain = certain.future();
    Future<TableReply> reply = announce("one");

    Await.the(ownership.asked.future());
    assertThat(reply.isComplete()).isFalse();
    assertThat(scene.log()).hasSize(1);
    certain.complete();

    assertDone(Await.the(reply));
  }

  @Test
  void aCommandForANodeThatStoodStillMayBeOldAndIsNotCarriedOut() {
    ownership.stoodStill = true;

    assertThat(code(Await.the(announce("one")))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(scene.log()).hasSize(1);
  }

  @Test
  void aGameThatIsHandedOnIsReleasedOnceTheCommandUnderWayIsDone() {
    Held held = new Held();
    Future<TableReply> underWay = announce("one");
    Future<TableReply> waiting = announce("two");
    Future<TableReply> handedOn = ask(new OwnershipRequest.HandOn(TableScene.GAME));

    assertThat(Await.the(waiting)).isEqualTo(new Elsewhere("A"));
    assertThat(owner()).isEqualTo("A");
    held.durable.complete();

    assertDone(Await.the(underWay));
    assertThat(Await.the(handedOn)).isEqualTo(new Elsewhere("A"));
    assertThat(owner()).isNull();
    assertThat(Await.the(announce("three"))).isEqualTo(new Elsewhere("A"));
    assertThat(scene.log()).hasSize(2);
  }

  @Test
  void aTableThatIsClosedFinishesWhatIsUnderWayAndReleasesItsGame() {
    Held held = new Held();
    Future<TableReply> underWay = announce("one");
    Await.the(held.reached.future());
    Future<Void> closed = vertx.undeploy(table);
    held.durable.complete();

    Await.the(closed);
    assertDone(Await.the(underWay));
    assertThat(owner()).isNull();
  }

  @Test
  void aTableThatFindsOutThatItWasDeposedWantsToClose() {
    scene.games.open(TableScene.GAME, "B");

    assertThat(code(Await.the(announce("one")))).isEqualTo(ErrorCode.UNAVAILABLE);
    Await.the(left.future());
    assertThat(Await.the(announce("two"))).isEqualTo(new Elsewhere("A"));
  }

  @Test
  void aBugIsToldByANumberAndClosesTheTable() {
    scene.journal.onAppend(
        call -> {
          throw new IllegalStateException("a bug");
        });

    Problem problem = ((Refused) Await.the(announce("one"))).problem();
    assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(problem.errorId()).isNotNull();
    Await.the(left.future());
  }

  @Test
  void aJournalThatDoesNotAnswerAQuestionIsNoReasonToClose() {
    scene.journal.onOwners(FaultyJournal.unheard());
    assertThat(code(Await.the(ask(CONFIRM)))).isEqualTo(ErrorCode.UNAVAILABLE);

    assertDone(Await.the(announce("one")));
    assertThat(left.future().isComplete()).isFalse();
  }

  /**
   * No frames are at hand here, so what a watcher has missed is read from the log: by one at a
   * time, and one may wait.
   */
  @Test
  void readerTooManyIsToldThatTheNodeIsBusy() {
    assertDone(Await.the(announce("one")));
    assertDone(Await.the(announce("two")));
    Promise<Void> begun = Promise.promise();
    Promise<Void> held = Promise.promise();
    scene.journal.onRead(
        call -> {
          begun.complete();
          return held.future().compose(go -> call.get());
        });
    Future<TableReply> first = ask(watching("C.0", "carol", 0));
    Await.the(begun.future());
    Future<TableReply> second = ask(watching("D.0", "dave", 1));

    assertThat(Await.the(ask(watching("E.0", "eve", 2)))).isEqualTo(Refused.busy(WAIT_MS));
    assertThat(left.future().isComplete()).isFalse();
    held.complete();
    assertThat(Await.the(first)).isInstanceOf(TableReply.Log.class);
    assertThat(Await.the(second)).isInstanceOf(TableReply.Log.class);
  }

  @Test
  void aTableThatNobodyUsesOrWatchesWantsToClose() {
    scene.clock.pass(IDLE_MS);

    Await.the(left.future());
    assertThat(Await.the(announce("one"))).isEqualTo(new Elsewhere("A"));
  }

  @Test
  void thePeopleOfANodeThatIsGoneAreGoneWithIt() {
    Promise<Void> toldOfAlice = Promise.promise();
    vertx
        .eventBus()
        .localConsumer(Addresses.realtime(TableScene.WATCHER), told -> toldOfAlice.tryComplete());
    Await.the(ask(watching("C.0", "carol")));
    Await.the(ask(watching(TableScene.WATCHER, "alice")));

    vertx.eventBus().publish(Addresses.MEMBERSHIP, new ClusterNews.NodeLeft("C"));

    Await.the(toldOfAlice.future());
    assertThat(scene.heardBeside())
        .singleElement()
        .asString()
        .contains("user_disconnected", "carol");
  }

  private @Nullable String owner() {
    return Objects.requireNonNull(
            scene.games.owners(List.of(TableScene.GAME)).result().get(TableScene.GAME))
        .owner();
  }

  /** An append that is told to be durable when the test says so. */
  private final class Held {
    private final Promise<Void> reached = Promise.promise();
    private final Promise<Void> durable = Promise.promise();

    /** It is the next one. */
    Held() {
      scene.journal.onAppend(
          call -> {
            reached.complete();
            return call.get().compose(done -> durable.future().map(done));
          });
    }
  }

  private Future<TableReply> announce(String text) {
    ObjectNode data = TableScene.data().put("text", text);
    return ask(new Carry(TableScene.GAME, ALICE, null, text, "announce", data));
  }

  private static Watch watching(String watcher, String user) {
    return watching(watcher, user, 1);
  }

  private static Watch watching(String watcher, String user, long seq) {
    List<Present> people = List.of(new Present(user, user, "spectator", List.of(), 1));
    return new Watch(TableScene.GAME, watcher, 1, seq, people, Set.of(), Map.of(), Set.of());
  }

  private Future<TableReply> ask(TableRequest request) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.table(TableScene.GAME), request)
        .map(answer -> answer.body());
  }

  private static void assertDone(TableReply reply) {
    assertThat(reply).isInstanceOf(Done.class);
  }

  private static ErrorCode code(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
