package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.paperdynasty.harness.Await;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.SettableClock;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableReply.Passed;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.Stale;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Carry;
import com.paperdynasty.wire.TableRequest.ReadLog;
import com.paperdynasty.wire.TableRequest.Sync;
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
 * A node that people are connected to asks for a game, which should be with {@code best} and, where
 * that cannot help, with {@code next}.
 */
@ExtendWith(VertxExtension.class)
class TablesTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final User ALICE = new User("alice", "Alice", false);
  private static final Sync READ = new Sync(GAME, ALICE, null);
  private static final long GIVE_UP_MS = 1_000;
  private static final TablesSettings SETTINGS = new TablesSettings(20_000, GIVE_UP_MS, 1, 100);
  private static final TableReply YES = new Passed();
  private static final TableReply BUSY = new Refused(Problem.unavailable(1), false);

  private final SettableClock clock = new SettableClock();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Promise<Void> heard = Promise.promise();
  private Vertx vertx;
  private Context loop;
  private Tables tables;
  private String best;
  private String next;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    loop = vertx.getOrCreateContext();
    BusCodecs.register(vertx.eventBus());
    Members members = new Seen("desk", List.of("A", "B"));
    best = members.ranked(GAME).get(0);
    next = members.ranked(GAME).get(1);
    tables = new Tables(vertx, members, clock, SETTINGS);
  }

  @Test
  void theNodeThatShouldHaveAGameIsAskedForIt() {
    host(best, request -> YES);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void aNodeThatSaysWhoHasTheGameIsAskedOnce() {
    host(best, request -> new Elsewhere(next));
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next, next);
  }

  @Test
  void aNodeThatIsNotThereIsPassedOver() {
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(next);
  }

  @Test
  void aNodeThatCannotAnswerNowIsPassedOver() {
    host(best, request -> BUSY);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next);
  }

  /** The node is as well as any other, and the game would be no better off elsewhere. */
  @Test
  void busyOwnerIsAnAnswerAndIsAskedAgainNextTime() {
    TableReply busy = Refused.busy(5_000);
    host(best, request -> busy);
    host(next, request -> YES);

    assertThat(ask(READ)).isEqualTo(busy);
    assertThat(ask(walk("x"))).isEqualTo(busy);
    assertThat(asked).containsExactly(best, best);
  }

  /** Who reads on would otherwise stop in the middle. */
  @Test
  void pageOfTheLogIsAskedForAgainAtTheBusyOwnerWhenItHasSaidUntilTheTimeIsUp() {
    Queue<TableReply> answers = new ConcurrentLinkedQueue<>(List.of(Refused.busy(1), YES));
    host(best, request -> answers.isEmpty() ? Refused.busy(GIVE_UP_MS) : answers.remove());
    host(next, request -> YES);

    assertThat(ask(new ReadLog(GAME, ALICE, null, 0, 1_000))).isEqualTo(YES);
    assertThat(asked).containsExactly(best, best);
    assertThat(ask(new ReadLog(GAME, ALICE, null, 0, 1_000))).isEqualTo(Refused.busy(GIVE_UP_MS));
    assertThat(asked).containsExactly(best, best, best);
  }

  @Test
  void whatNobodyAnswersIsAskedUntilTheTimeIsUp() {
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
  void nodesThatSendTheAskerRoundInCirclesAreAskedAgainAfterAPauseUntilTheTimeIsUp() {
    host(best, request -> new Elsewhere(next));
    host(
        next,
        request -> {
          clock.pass(GIVE_UP_MS / 5);
          return new Elsewhere(best);
        });

    assertThat(code(ask(READ))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).hasSizeBetween(9, 12);
  }

  @Test
  void aCommandWithAnIdIsSentAgainToAnotherWhenItsNodeIsGone() {
    hears(best);
    host(next, request -> YES);
    Future<TableReply> reply = asking(walk("x"), () -> true);
    Await.the(heard.future());

    on(() -> tables.heard(new ClusterNews.NodeLeft(best)));
    assertThat(Await.the(reply)).isEqualTo(YES);
    assertThat(asked).containsExactly(best, next);
  }

  /** It may have been done. */
  @Test
  void aCommandWithoutAnIdIsNotSentTwiceWhereItMayHaveArrived() {
    hears(best);
    host(next, request -> YES);
    Future<TableReply> reply = asking(walk(null), () -> true);
    Await.the(heard.future());

    on(() -> tables.heard(new ClusterNews.NodeLeft(best)));
    assertThat(code(Await.the(reply))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void aCommandWithoutAnIdIsSentToAnotherWhereItSurelyDidNotArrive() {
    host(next, request -> YES);

    assertThat(ask(walk(null))).isEqualTo(YES);
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotSentAgain() {
    host(best, request -> BUSY);
    host(next, request -> YES);

    assertThat(Await.the(asking(walk("x"), () -> false))).isEqualTo(BUSY);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void aCopySaysTheLatestMomentOfTheGameThatThisNodeKnows() {
    Queue<Optional<LogicalTime>> sentAt = new ConcurrentLinkedQueue<>();
    host(
        best,
        request -> {
          sentAt.add(Optional.ofNullable(((Carry) request).sentAt()));
          return new Done(7, List.of(), 0);
        });

    ask(walk("x"));
    ask(walk("y"));
    on(() -> tables.heard(new ClusterNews.GameOpened(GAME, 9, best)));
    ask(walk("z"));
    assertThat(sentAt)
        .extracting(Optional::orElseThrow)
        .containsExactly(LogicalTime.BEGINNING, LogicalTime.opening(7), LogicalTime.opening(9));
  }

  @Test
  void aStaleCopyIsSentAnewAsLongAsItsSenderWaits() {
    LogicalTime now = new LogicalTime(3, 2);
    host(best, request -> now.equals(((Carry) request).sentAt()) ? YES : new Stale(now));

    assertThat(ask(walk("x"))).isEqualTo(YES);
    assertThat(asked).containsExactly(best, best);
  }

  @Test
  void aStaleCopyOfASenderWhoIsGoneIsNotSentAnew() {
    host(best, request -> new Stale(new LogicalTime(3, 2)));

    assertThat(code(Await.the(asking(walk("x"), () -> false)))).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(asked).containsExactly(best);
  }

  @Test
  void aGameOfThisNodeIsAskedForAtItsTableAndAtItsHostOnlyIfThatIsClosed() {
    on(() -> tables.heard(new ClusterNews.GameOpened(GAME, 1, "desk")));
    consumer(Addresses.table(GAME), message -> reply(message, "table", YES));
    host("desk", request -> YES);
    ask(READ);
    assertThat(asked).containsExactly("table");
  }

  @Test
  void aTableOfThisNodeThatClosesSendsTheAskerToTheHost() {
    on(() -> tables.heard(new ClusterNews.GameOpened(GAME, 1, "desk")));
    consumer(Addresses.table(GAME), message -> reply(message, "table", new Elsewhere("desk")));
    host("desk", request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly("table", "desk");
  }

  @Test
  void whereAGameIsIsForgottenWhenANodeLeaves() {
    on(() -> tables.heard(new ClusterNews.GameOpened(GAME, 1, next)));
    on(() -> tables.heard(new ClusterNews.NodeLeaving(next)));
    host(best, request -> YES);

    assertThat(ask(READ)).isEqualTo(YES);
    assertThat(asked).containsExactly(best);
  }

  /** A node that answers. */
  private void host(String node, Function<TableRequest, TableReply> answer) {
    consumer(Addresses.tables(node), message -> reply(message, node, answer.apply(message.body())));
  }

  /** A node that does not. */
  private void hears(String node) {
    consumer(
        Addresses.tables(node),
        message -> {
          asked.add(node);
          heard.complete();
        });
  }

  private void reply(Message<TableRequest> message, String by, TableReply reply) {
    asked.add(by);
    message.reply(reply);
  }

  private void consumer(String address, Handler<Message<TableRequest>> handler) {
    Await.the(vertx.eventBus().<TableRequest>consumer(address, handler).completion());
  }

  private TableReply ask(TableRequest request) {
    return Await.the(asking(request, () -> true));
  }

  private Future<TableReply> asking(TableRequest request, BooleanSupplier awaited) {
    return later(() -> tables.ask(request, awaited));
  }

  private void on(Runnable work) {
    Await.the(
        later(
            () -> {
              work.run();
              return Future.succeededFuture();
            }));
  }

  private <T> Future<T> later(Supplier<Future<T>> work) {
    return Future.future(done -> loop.runOnContext(now -> work.get().onComplete(done)));
  }

  private static Carry walk(@Nullable String id) {
    return new Carry(
        GAME, ALICE, null, id, "submit_manual_outcome", JsonNodeFactory.instance.objectNode());
  }

  private static ErrorCode code(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
