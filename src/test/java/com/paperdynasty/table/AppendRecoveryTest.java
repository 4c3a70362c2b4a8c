package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Decision;
import com.paperdynasty.game.Table;
import com.paperdynasty.table.AppendRecovery.Recovered;
import com.paperdynasty.table.FailedAppendOrder.Act;
import com.paperdynasty.table.FailedAppendOrder.Loss;
import com.paperdynasty.table.OpenGame.Draft;
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

/** What is found out about an announcement whose append was not answered. */
class AppendRecoveryTest extends WithTableScene {
  private static final CommandKey KEY = new CommandKey("alice", "x", 7);
  private AppendRecovery recovery;

  @BeforeEach
  void prepare(Vertx vertx) {
    recovery = new AppendRecovery(vertx, "A", scene.journal, scene.clock, TableScene.settings(0));
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
          Draft draft = draft(ours.game());
          Story story = new Story(order, ours.game().append(draft, KEY));
          story.begin();
          return recovery
              .recover(ours.game(), draft, scene.clock.millis() + TableScene.GIVE_UP_MS)
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
            scene.clock.pass(TableScene.GIVE_UP_MS / 2);
            return Future.failedFuture("the call was lost");
          });
    }
    played(
        test,
        ours ->
            TableScene.failure(
                    recovery.recover(
                        ours.game(),
                        draft(ours.game()),
                        scene.clock.millis() + TableScene.GIVE_UP_MS))
                .map(
                    lost -> {
                      assertThat(lost).isInstanceOf(GameLost.class);
                      assertThat(tries).hasValue(2);
                      return null;
                    }));
  }

  private Draft draft(OpenGame game) {
    Turn said = TableScene.announcement("the command's own");
    return game.draft(
        (Decision.Accepted)
            Table.decide(
                game.state(), said.actor(), said.command(), game.secrets(), scene.clock.instant()));
  }

  /** The append arrives at some time or never, and another node does something. */
  private final class Story {
    private final FailedAppendOrder order;
    private final Append append;
    private @Nullable Appended arrived;

    Story(FailedAppendOrder order, Append append) {
      this.order = order;
      this.append = append;
    }

    void begin() {
      List<Loss> losses = order.losses();
      for (int i = 0; i < losses.size(); i++) {
        Loss loss = losses.get(i);
        int opening = i;
        scene.journal.onOpening(
            call -> before(opening).compose(now -> loss.<Optional<Opened>>fault().answer(call)));
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
          ? scene.games.append(append).onSuccess(appended -> arrived = appended)
          : Future.succeededFuture();
    }

    private Future<?> actIf(boolean now) {
      if (!now) {
        return Future.succeededFuture();
      }
      // Nobody does something at the very time of another node's clock.
      scene.clock.pass(1);
      return scene
          .openOn("B")
          .compose(
              other ->
                  order.act() == Act.OPENS
                      ? Future.succeededFuture()
                      : other
                          .carryOut(
                              TableScene.announcement(
                                  order.act() == Act.REPEATS ? "the command's own" : "meanwhile"))
                          .mapEmpty());
    }

    void check(Recovered recovered) {
      assertThat(recovered.written()).isEqualTo(arrived instanceof Appended.Committed);
      assertThat(recovered.ownedBetween()).isEqualTo(order.isOpenedByAnother());
      LoggedEvent last = scene.log().get(scene.log().size() - 1);
      assertThat(recovered.game().seq()).isEqualTo(last.seq());
      assertThat(recovered.game().state().hash()).isEqualTo(last.stateHash());
    }
  }
}
