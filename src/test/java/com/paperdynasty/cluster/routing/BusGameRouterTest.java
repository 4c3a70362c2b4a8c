package com.paperdynasty.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.ForeignMessage;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.BroadcastAccepted;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameReply.StaleCommand;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.SettableClock;
import com.paperdynasty.user.User;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A router on a node without games. The best host of the game is {@code best}, the second is {@code
 * next}.
 */
@ExtendWith(VertxExtension.class)
class BusGameRouterTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final User ALICE = new User("alice", "Alice", false);
  private static final Sync READ = new Sync(GAME, ALICE, null);
  private static final long GIVE_UP_MS = 1_000;
  private static final GameRouterSettings SETTINGS =
      new GameRouterSettings(20_000, GIVE_UP_MS, 1, 100);
  private static final GameReply YES = new BroadcastAccepted();
  private static final GameReply BUSY = new Refused(Problem.unavailable(1), false);

  private final SettableClock clock = new SettableClock();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Promise<Void> heard = Promise.promise();
  private Vertx vertx;
  private Context loop;
  private BusGameRouter busGameRouter;
  private String best;
  private String next;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    loop = vertx.getOrCreateContext();
    BusCodecs.register(vertx.eventBus());
    ClusterMembership clusterMembership = new FixedMembership("desk", List.of("A", "B"));
    best = clusterMembership.ranked(GAME).get(0);
    next = clusterMembership.ranked(GAME).get(1);
    busGameRouter = new BusGameRouter(vertx, clusterMembership, clock, SETTINGS);
  }

  @Test
  void bestNodeIsAskedFirst() {
    host(best, request -> YES);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void redirectIsRemembered() {
    host(best, request -> new Redirect(next));
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next, next);
  }

  /** A request to it would be lost, and waited for until its time is up. */
  @Test
  void redirectToANodeThatHasLeftIsNotFollowed() {
    host(best, request -> new Redirect("gone"));
    host(next, request -> YES);
    hears("gone");

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next);
  }

  @Test
  void gameThatWasOpenedByANodeThatHasLeftIsAskedForElsewhere() {
    host(best, request -> YES);
    hears("gone");
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 2, "gone")));

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void absentNodeIsPassedOver() {
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(next);
  }

  @Test
  void unavailableNodeIsPassedOver() {
    host(best, request -> BUSY);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next);
  }

  /** Another node could not answer either. */
  @Test
  void busyReplyIsFinalAndItsOwnerIsRemembered() {
    GameReply busy = Refused.busy(5_000);
    host(best, request -> busy);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(busy);
    assertThat(ask(walk("x"))).isEqualTo(busy);
    assertThat(asked).containsExactly(best, best);
  }

  /** A newer owner has answered: it would do so again. The sender does not wait for its timeout. */
  @Test
  void replyThatOnlyANewerVersionCanReadIsFinal() {
    ForeignMessage.register(vertx.eventBus());
    consumer(
        BusAddresses.host(best),
        message -> {
          asked.add(best);
          message.reply(new ForeignMessage("{\"kind\":\"lent\"}"), ForeignMessage.reply());
        });
    host(next, request -> YES);

    assertThat(code(ask(READ))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(code(ask(walk("x")))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).containsExactly(best, best);
  }

  /** Otherwise the reader would stop in the middle of the log. */
  @Test
  void pageOfTheLogIsRequestedAgainFromABusyOwner() {
    Queue<GameReply> answers = new ConcurrentLinkedQueue<>(List.of(Refused.busy(1), YES));
    host(best, request -> answers.isEmpty() ? Refused.busy(GIVE_UP_MS) : answers.remove());
    host(next, request -> YES);

    assertThat(ask(new ReadLog(GAME, ALICE, null, 0, 1_000))).isEqualTo(YES);
    assertThat(asked).containsExactly(best, best);
    assertThat(ask(new ReadLog(GAME, ALICE, null, 0, 1_000))).isEqualTo(Refused.busy(GIVE_UP_MS));
    assertThat(asked).containsExactly(best, best, best);
  }

  @Test
  void unansweredRequestIsSentAgainUntilTheTimeIsUp() {
    host(best, request -> BUSY);
    host(
        next,
        request -> {
          clock.pass(GIVE_UP_MS);
          return BUSY;
        });

    assertThat(ask(READ)).isEqualTo(BUSY);
    assertThat(asked).containsExactly(best, next);
  }

  @Test
  void circularRedirectsAreRetriedAfterAPauseUntilTheTimeIsUp() {
    host(best, request -> new Redirect(next));
    host(
        next,
        request -> {
          clock.pass(GIVE_UP_MS / 5);
          return new Redirect(best);
        });

    assertThat(code(ask(READ))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).hasSizeBetween(9, 12);
  }

  @Test
  void commandWithAnIdIsSentToAnotherNodeWhenItsNodeIsGone() {
    hears(best);
    host(next, request -> YES);
    Future<GameReply> reply = asking(walk("x"), () -> true);
    Await.result(heard.future());

    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.NodeLeft(best)));
    assertThat(Await.result(reply)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next);
  }

  /** The command may have been executed. */
  @Test
  void commandWithoutAnIdIsNotSentAgainIfItMayHaveArrived() {
    hears(best);
    host(next, request -> YES);
    Future<GameReply> reply = asking(walk(null), () -> true);
    Await.result(heard.future());

    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.NodeLeft(best)));
    assertThat(code(Await.result(reply))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void commandWithoutAnIdIsSentAgainIfItDidNotArrive() {
    host(next, request -> YES);

    assertThat(ask(walk(null))).isEqualTo(YES);
  }

  @Test
  void requestThatIsNotAwaitedIsNotSentAgain() {
    host(best, request -> BUSY);
    host(next, request -> YES);

    assertThat(Await.result(asking(walk("x"), () -> false))).isEqualTo(BUSY);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void copyHasTheLatestKnownLogicalTime() {
    Queue<Optional<LogicalTime>> sentAt = new ConcurrentLinkedQueue<>();
    host(
        best,
        request -> {
          sentAt.add(Optional.ofNullable(((ExecuteCommand) request).sentAt()));
          return new Executed(7, List.of(), 0);
        });

    ask(walk("x"));
    ask(walk("y"));
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 9, best)));
    ask(walk("z"));
    assertThat(sentAt)
        .extracting(Optional::orElseThrow)
        .containsExactly(LogicalTime.BEGINNING, LogicalTime.opening(7), LogicalTime.opening(9));
  }

  @Test
  void staleCopyIsSentAgainWhileItsSenderWaits() {
    LogicalTime now = new LogicalTime(3, 2);
    host(
        best,
        request -> now.equals(((ExecuteCommand) request).sentAt()) ? YES : new StaleCommand(now));

    assertThat(ask(walk("x"))).isEqualTo(YES);
    assertThat(asked).containsExactly(best, best);
  }

  @Test
  void staleCopyOfASenderWhoIsGoneIsNotSentAgain() {
    host(best, request -> new StaleCommand(new LogicalTime(3, 2)));

    assertThat(code(Await.result(asking(walk("x"), () -> false)))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void gameOfThisNodeIsAskedDirectly() {
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 1, "desk")));
    consumer(BusAddresses.game(GAME), message -> reply(message, "table", YES));
    host("desk", request -> YES);
    ask(READ);
    assertThat(asked).containsExactly("table");
  }

  @Test
  void closingGameOfThisNodeRedirectsToItsHost() {
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 1, "desk")));
    consumer(BusAddresses.game(GAME), message -> reply(message, "table", new Redirect("desk")));
    host("desk", request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly("table", "desk");
  }

  @Test
  void hostsAreForgottenWhenANodeLeaves() {
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.GameOpened(GAME, 1, next)));
    on(() -> busGameRouter.onClusterEvent(new ClusterEvent.NodeLeaving(next)));
    host(best, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best);
  }

  /** A node that answers. */
  private void host(String node, Function<GameRequest, GameReply> answer) {
    consumer(
        BusAddresses.host(node), message -> reply(message, node, answer.apply(message.body())));
  }

  /** A node that does not answer. */
  private void hears(String node) {
    consumer(
        BusAddresses.host(node),
        message -> {
          asked.add(node);
          heard.complete();
        });
  }

  private void reply(Message<GameRequest> message, String by, GameReply reply) {
    asked.add(by);
    message.reply(reply);
  }

  private void consumer(String address, Handler<Message<GameRequest>> handler) {
    Await.result(vertx.eventBus().<GameRequest>consumer(address, handler).completion());
  }

  private GameReply ask(GameRequest request) {
    return Await.result(asking(request, () -> true));
  }

  private Future<GameReply> asking(GameRequest request, BooleanSupplier awaited) {
    return later(() -> busGameRouter.ask(request, awaited));
  }

  private void on(Runnable work) {
    Await.result(
        later(
            () -> {
              work.run();
              return Future.succeededFuture();
            }));
  }

  private <T> Future<T> later(Supplier<Future<T>> work) {
    return Future.future(done -> loop.runOnContext(now -> work.get().onComplete(done)));
  }

  private static ExecuteCommand walk(@Nullable String id) {
    return new ExecuteCommand(
        GAME, ALICE, null, id, "submit_manual_outcome", JsonNodeFactory.instance.objectNode());
  }

  private static ErrorCode code(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
