package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.table.AppendRecovery.Recovered;
import com.paperdynasty.table.FailedAppendOrder.Act;
import com.paperdynasty.table.FailedAppendOrder.Loss;
import com.paperdynasty.table.OwnedGame.UncommittedEvents;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recovers an announcement whose append was not answered. */
class AppendRecoveryTest extends WithGameScene {
  private static final IdempotencyKey KEY = new IdempotencyKey("alice", "x", 7);
  private AppendRecovery recovery;

  @BeforeEach
  void prepare(Vertx vertx) {
    recovery = new AppendRecovery(vertx, "A", scene.journal, scene.clock, GameScene.settings(0));
  }

  /** To forbid a command, or to refuse a copy of it, is to write something else. */
  static Stream<FailedAppendOrder> orders() {
    return FailedAppendOrder.all().stream()
        .filter(order -> order.act() != Act.FORBIDS && order.act() != Act.REFUSES);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void logSaysWhetherTheDraftWasWrittenInEveryOrderOfEvents(
      FailedAppendOrder order, VertxTestContext test) {
    played(
        test,
        ours -> {
          UncommittedEvents uncommittedEvents = draft(ours.game());
          Story story = new Story(order, ours.game().append(uncommittedEvents, KEY));
          story.begin();
          return recovery
              .recover(ours.game(), uncommittedEvents, scene.clock.millis() + GameScene.GIVE_UP_MS)
              .map(
                  recovered -> {
                    story.check(recovered);
                    return null;
                  });
        });
  }

  @Test
  void gameIsLostWhenTheJournalDoesNotAnswerInTime(VertxTestContext test) {
    AtomicInteger tries = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      scene.journal.onOpening(
          call -> {
            tries.incrementAndGet();
            scene.clock.pass(GameScene.GIVE_UP_MS / 2);
            return Future.failedFuture("the call was lost");
          });
    }
    played(
        test,
        ours ->
            GameScene.failure(
                    recovery.recover(
                        ours.game(),
                        draft(ours.game()),
                        scene.clock.millis() + GameScene.GIVE_UP_MS))
                .map(
                    lost -> {
                      assertThat(lost).isInstanceOf(OwnershipLostException.class);
                      assertThat(tries).hasValue(2);
                      return null;
                    }));
  }

  private UncommittedEvents draft(OwnedGame game) {
    PendingCommand said = GameScene.announcement("the command's own");
    return game.draft(
        (Decision.Accepted)
            GameLogic.decide(
                game.state(), said.actor(), said.command(), game.secrets(), scene.clock.instant()));
  }

  /** The append arrives at some time or never, and another node does something. */
  private final class Story {
    private final FailedAppendOrder order;
    private final AppendRequest appendRequest;
    private @Nullable AppendResult arrived;

    Story(FailedAppendOrder order, AppendRequest appendRequest) {
      this.order = order;
      this.appendRequest = appendRequest;
    }

    void begin() {
      List<Loss> losses = order.losses();
      for (int i = 0; i < losses.size(); i++) {
        Loss loss = losses.get(i);
        int opening = i;
        scene.journal.onOpening(
            call -> before(opening).compose(now -> loss.<Optional<OpenedLog>>fault().answer(call)));
      }
      scene.journal.onOpening(
          call ->
              before(losses.size())
                  .compose(now -> call.get())
                  .compose(opened -> appendIf(order.appendBefore() > losses.size()).map(opened)));
    }

    private Future<?> before(int opening) {
      boolean appends = order.appendBefore() == opening;
      boolean acts = order.act() != Act.NOTHING && order.actBefore() == opening;
      return order.actFirst()
          ? actIf(acts).compose(now -> appendIf(appends))
          : appendIf(appends).compose(now -> actIf(acts));
    }

    private Future<?> appendIf(boolean now) {
      return now
          ? scene.games.append(appendRequest).onSuccess(appendResult -> arrived = appendResult)
          : Future.succeededFuture();
    }

    private Future<?> actIf(boolean now) {
      if (!now) {
        return Future.succeededFuture();
      }
      // The other node acts at a later time.
      scene.clock.pass(1);
      return scene
          .openOn("B")
          .compose(
              other ->
                  order.act() == Act.OPENS
                      ? Future.succeededFuture()
                      : other
                          .execute(
                              GameScene.announcement(
                                  order.act() == Act.REPEATS ? "the command's own" : "meanwhile"))
                          .mapEmpty());
    }

    void check(Recovered recovered) {
      assertThat(recovered.written()).isEqualTo(arrived instanceof AppendResult.Committed);
      assertThat(recovered.ownedBetween()).isEqualTo(order.isOpenedByAnother());
      LoggedEvent last = scene.log().get(scene.log().size() - 1);
      assertThat(recovered.game().seq()).isEqualTo(last.seq());
      assertThat(recovered.game().state().hash()).isEqualTo(last.stateHash());
    }
  }
}
