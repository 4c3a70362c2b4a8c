package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.expectancy.GameLength;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.harness.Await;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplaySettings;
import com.paperdynasty.table.GameVerticle.Measures;
import com.paperdynasty.table.ownership.OwnershipGuard;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The verticle of Alice's game: one command at a time, while this node owns the game. */
@ExtendWith(VertxExtension.class)
class GameVerticleTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final GameRequest CONFIRM = new OwnershipRequest.QueryOwnership(GameScene.GAME);
  private static final int WAITING = 2;
  private static final long IDLE_MS = 60_000;
  private static final long UNUSED_MS = 6_000;

  /** The verticle checks every millisecond whether it is idle. */
  private static final GameVerticleSettings SETTINGS =
      new GameVerticleSettings(WAITING, IDLE_MS, UNUSED_MS, 3, GameScene.GIVE_UP_MS, 1, 4, 0, 0, 8);

  private static final long WAIT_MS = 5_000;
  private static final ReplaySettings ONE_READER =
      new ReplaySettings(1, 1, WAIT_MS, 1_000_000, 60_000);

  private Vertx vertx;
  private GameScene scene;
  private final Ownership ownership = new Ownership();
  private final Promise<Void> left = Promise.promise();
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private String deployment;
  private OwnedGame game;

  /** The ownership of this node's games, set by the test. */
  private static final class Ownership implements OwnershipGuard {
    private final Promise<Void> asked = Promise.promise();
    private volatile Future<Void> certain = Future.succeededFuture();
    private volatile boolean paused;

    @Override
    public Future<Void> whenCertain() {
      asked.tryComplete();
      return certain;
    }

    @Override
    public boolean wasPaused() {
      return paused;
    }
  }

  @BeforeEach
  void open(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    scene = new GameScene(vertx);
    game =
        OwnedGame.replay(
            GameScene.GAME, scene.games.open(GameScene.GAME, "A").result().orElseThrow(), 0, 0);
    deployment =
        Await.result(
            vertx.deployVerticle(
                new GameVerticle(
                    "A",
                    game,
                    scene.journal,
                    new LogReader(vertx, scene.journal, ONE_READER, new SimpleMeterRegistry()),
                    scene.clock,
                    SETTINGS,
                    ownership,
                    new Measures() {
                      @Override
                      public void committed(long nanos, @Nullable String trace) {
                        committed.incrementAndGet();
                      }

                      @Override
                      public void waiting(int more) {
                        waiting.addAndGet(more);
                      }
                    },
                    left::complete)));
  }

  @Test
  void commandsAreExecutedOneAfterTheOther() {
    Held held = new Held();
    List<Future<GameReply>> replies = List.of(announce("one"), announce("two"), announce("three"));

    // Messages arrive in their order.
    assertThat(Await.result(ask(CONFIRM))).isEqualTo(new Redirect("A"));
    assertThat(scene.log()).hasSize(2);
    assertThat(waiting).as("commands behind the one under way").hasValue(2);
    held.durable.complete();

    assertThat(replies).map(Await::result).allSatisfy(GameVerticleTest::assertDone);
    assertThat(scene.log()).hasSize(4);
    assertThat(committed).hasValue(3);
    assertThat(waiting).hasValue(0);
  }

  /** Games of other lengths displace this one's tables; they come back before anything is done. */
  @Test
  void displacedTablesAreWorkedOutAgainBeforeCommandsInTheirOrder() {
    League league = game.state().league();
    for (int lead = 1; lead <= 40; lead++) {
      league.expectancyModel().of(new GameLength(1, 0, 0, lead, 1)).prepare();
    }
    assertThat(game.state().isPrepared()).isFalse();

    List<Future<GameReply>> replies = List.of(announce("one"), announce("two"), announce("three"));

    assertThat(replies).map(Await::result).allSatisfy(GameVerticleTest::assertDone);
    assertThat(game.state().isPrepared()).isTrue();
    assertThat(scene.log().stream().skip(1))
        .map(logged -> ((Event.Announcement) logged.event()).text())
        .containsExactly("one", "two", "three");
  }

  @Test
  void commandBeyondTheQueueIsRefusedAndNotExecuted() {
    Held held = new Held();
    List<Future<GameReply>> replies = List.of(announce("one"), announce("two"), announce("three"));

    assertThat(Await.result(announce("four"))).isEqualTo(Refused.busy(1));
    held.durable.complete();
    assertThat(replies).map(Await::result).allSatisfy(GameVerticleTest::assertDone);
    assertThat(scene.log()).hasSize(4);
  }

  @Test
  void nothingIsAnsweredUntilOwnershipIsCertain() {
    Promise<Void> certain = Promise.promise();
    ownership.certain = certain.future();
    Future<GameReply> reply = announce("one");

    Await.result(ownership.asked.future());
    assertThat(reply.isComplete()).isFalse();
    assertThat(scene.log()).hasSize(1);
    certain.complete();

    assertDone(Await.result(reply));
  }

  @Test
  void commandThatWaitsForTheOwnershipCheckIsCountedAsWaiting() {
    Promise<Void> certain = Promise.promise();
    ownership.certain = certain.future();
    Future<GameReply> reply = announce("one");

    Await.result(ownership.asked.future());
    assertThat(waiting).hasValue(1);
    certain.complete();

    assertDone(Await.result(reply));
    assertThat(waiting).hasValue(0);
  }

  /** Its events were durable before, so the time until it is answered is not that of a commit. */
  @Test
  void repeatedCommandIsAnsweredAndNotCountedAsACommit() {
    assertDone(Await.result(announce("one")));
    assertDone(Await.result(announce("one")));

    assertThat(scene.log()).hasSize(2);
    assertThat(committed).hasValue(1);
  }

  @Test
  void commandToAPausedNodeIsNotExecuted() {
    ownership.paused = true;

    assertThat(code(Await.result(announce("one")))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(scene.log()).hasSize(1);
  }

  @Test
  void gameIsReleasedAfterTheCommandUnderWay() {
    Held held = new Held();
    Future<GameReply> underWay = announce("one");
    Future<GameReply> waiting = announce("two");
    Future<GameReply> released = ask(new OwnershipRequest.ReleaseGame(GameScene.GAME));

    assertThat(Await.result(waiting)).isEqualTo(new Redirect("A"));
    assertThat(owner()).isEqualTo("A");
    held.durable.complete();

    assertDone(Await.result(underWay));
    assertThat(Await.result(released)).isEqualTo(new Redirect("A"));
    assertThat(owner()).isNull();
    assertThat(Await.result(announce("three"))).isEqualTo(new Redirect("A"));
    assertThat(scene.log()).hasSize(2);
  }

  @Test
  void undeployedVerticleFinishesItsCommandAndReleasesItsGame() {
    Held held = new Held();
    Future<GameReply> underWay = announce("one");
    Await.result(held.reached.future());
    Future<Void> closed = vertx.undeploy(deployment);
    held.durable.complete();

    Await.result(closed);
    assertDone(Await.result(underWay));
    assertThat(owner()).isNull();
  }

  @Test
  void verticleThatWasFencedCloses() {
    scene.games.open(GameScene.GAME, "B");

    assertThat(code(Await.result(announce("one")))).isEqualTo(ErrorCode.UNAVAILABLE);
    Await.result(left.future());
    assertThat(Await.result(announce("two"))).isEqualTo(new Redirect("A"));
  }

  @Test
  void bugIsAnsweredByAnErrorIdAndClosesTheGame() {
    scene.journal.onAppend(
        call -> {
          throw new IllegalStateException("a bug");
        });

    Problem problem = ((Refused) Await.result(announce("one"))).problem();
    assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(problem.errorId()).isNotNull();
    Await.result(left.future());
  }

  @Test
  void unansweredOwnershipCheckDoesNotCloseTheGame() {
    scene.journal.onOwners(FaultyJournal.unheard());
    assertThat(code(Await.result(ask(CONFIRM)))).isEqualTo(ErrorCode.UNAVAILABLE);

    assertDone(Await.result(announce("one")));
    assertThat(left.future().isComplete()).isFalse();
  }

  /**
   * No frames are in memory here, so the events that a watcher has missed are read from the log, by
   * one reader at a time; one more may wait.
   */
  @Test
  void readerBeyondTheBoundIsAnsweredBusy() {
    assertDone(Await.result(announce("one")));
    assertDone(Await.result(announce("two")));
    Promise<Void> begun = Promise.promise();
    Promise<Void> held = Promise.promise();
    scene.journal.onRead(
        call -> {
          begun.complete();
          return held.future().compose(go -> call.get());
        });
    Future<GameReply> first = ask(watchBy("C.0", "carol", 0));
    Await.result(begun.future());
    Future<GameReply> second = ask(watchBy("D.0", "dave", 1));

    assertThat(Await.result(ask(watchBy("E.0", "eve", 2)))).isEqualTo(Refused.busy(WAIT_MS));
    assertThat(left.future().isComplete()).isFalse();
    held.complete();
    assertThat(Await.result(first)).isInstanceOf(GameReply.LogPage.class);
    assertThat(Await.result(second)).isInstanceOf(GameReply.LogPage.class);
  }

  /** Anybody may read a public game, and as many of them as there are. */
  @Test
  void gameThatWasOnlyReadClosesSoon() {
    Await.result(ask(new GameRequest.Sync(GameScene.GAME, ALICE, null)));
    scene.clock.pass(UNUSED_MS);

    Await.result(left.future());
  }

  @Test
  void unusedAndUnwatchedGameCloses() {
    assertDone(Await.result(announce("one")));
    scene.clock.pass(UNUSED_MS);
    assertThat(Await.result(ask(CONFIRM))).isEqualTo(new Redirect("A"));
    assertThat(left.future().isComplete()).isFalse();
    scene.clock.pass(IDLE_MS - UNUSED_MS);

    Await.result(left.future());
    assertThat(Await.result(announce("one"))).isEqualTo(new Redirect("A"));
  }

  @Test
  void usersOfANodeThatIsGoneHaveLeft() {
    Promise<Void> aliceReached = Promise.promise();
    vertx
        .eventBus()
        .localConsumer(
            BusAddresses.realtime(GameScene.WATCHER), told -> aliceReached.tryComplete());
    Await.result(ask(watchBy("C.0", "carol")));
    Await.result(ask(watchBy(GameScene.WATCHER, "alice")));

    vertx.eventBus().publish(BusAddresses.MEMBERSHIP, new ClusterEvent.NodeLeft("C"));

    Await.result(aliceReached.future());
    assertThat(scene.transientFrames())
        .singleElement()
        .asString()
        .contains("user_disconnected", "carol");
  }

  private @Nullable String owner() {
    return Objects.requireNonNull(
            scene.games.owners(List.of(GameScene.GAME)).result().get(GameScene.GAME))
        .owner();
  }

  /** An append whose result comes when the test says so. */
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

  private Future<GameReply> announce(String text) {
    ObjectNode data = GameScene.data().put("text", text);
    return ask(new ExecuteCommand(GameScene.GAME, ALICE, null, text, "announce", data));
  }

  private static RenewWatch watchBy(String watcher, String user) {
    return watchBy(watcher, user, 1);
  }

  private static RenewWatch watchBy(String watcher, String user, long seq) {
    List<UserPresence> people = List.of(new UserPresence(user, user, "spectator", List.of(), 1));
    return new RenewWatch(GameScene.GAME, watcher, 1, seq, people, Set.of(), Map.of(), Set.of());
  }

  private Future<GameReply> ask(GameRequest request) {
    return vertx
        .eventBus()
        .<GameReply>request(BusAddresses.game(GameScene.GAME), request)
        .map(answer -> answer.body());
  }

  private static void assertDone(GameReply reply) {
    assertThat(reply).isInstanceOf(Executed.class);
  }

  private static ErrorCode code(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
