package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameReply.StaleCommand;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.bus.RoomMessage.Logged;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.table.FailedAppendOrder.Act;
import com.paperdynasty.table.FailedAppendOrder.Loss;
import io.vertx.core.Future;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A command whose append fails: the game is opened again, its log shows the outcome, and the game
 * goes on. In every order of events meanwhile the command is executed at most once, its sender gets
 * its outcome, and the watcher gets the events of the log, each once and when it is durable.
 */
class FailedAppendTest extends WithGameScene {
  /**
   * A command on its way in an order of events.
   *
   * @param dated whether the command says what moment of the game it was sent at, as those of all
   *     connections do
   */
  record Way(SentCommand sent, boolean dated, FailedAppendOrder order) {
    @Override
    public String toString() {
      return sent + (dated ? " dated: " : ": ") + order;
    }
  }

  static Stream<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (FailedAppendOrder order : FailedAppendOrder.all()) {
      for (SentCommand sent : SentCommand.values()) {
        if (sent.canMeet(order.act())) {
          ways.add(new Way(sent, false, order));
          if (sent.hasId()) {
            ways.add(new Way(sent, true, order));
          }
        }
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void commandIsExecutedAtMostOnceAndItsSenderGetsTheOutcome(Way way, VertxTestContext test) {
    Disturbance disturbance = new Disturbance(way);
    Function<CommandExecutor, Future<?>> rest =
        ours ->
            disturbance
                .begin(ours, way.sent().copy(sentAt(way, ours)))
                .compose(reply -> disturbance.check(ours, reply))
                .compose(done -> goesOn(ours));
    // Entropy is taken only before the first roll.
    if (way.sent() == SentCommand.ENTROPY) {
      played(test, rest);
    } else {
      rolled(test, rest);
    }
  }

  private static @Nullable LogicalTime sentAt(Way way, CommandExecutor ours) {
    return way.dated() ? LogicalTime.opening(ours.game().epoch()) : null;
  }

  /** What happens to one command. */
  private final class Disturbance {
    private final Way way;
    private final FailedAppendOrder order;
    private Supplier<Future<AppendResult>> append;
    private @Nullable AppendResult arrived;

    Disturbance(Way way) {
      this.way = way;
      this.order = way.order();
    }

    Future<GameReply> begin(CommandExecutor ours, PendingCommand pendingCommand) {
      scene.journal.onAppend(
          call -> {
            append = call;
            return Future.failedFuture("no answer");
          });
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
      return ours.execute(pendingCommand);
    }

    /** What happens before one of the openings is tried. */
    private Future<?> before(int opening) {
      boolean appends = order.appendBefore() == opening;
      boolean acts = order.act() != Act.NOTHING && order.actBefore() == opening;
      return order.actFirst()
          ? actIf(acts).compose(now -> appendIf(appends))
          : appendIf(appends).compose(now -> actIf(acts));
    }

    private Future<?> appendIf(boolean now) {
      return now
          ? append.get().onSuccess(appendResult -> arrived = appendResult)
          : Future.succeededFuture();
    }

    private Future<?> actIf(boolean now) {
      return now ? act() : Future.succeededFuture();
    }

    private Future<?> act() {
      // The other node acts at a later time.
      scene.clock.pass(1);
      Future<CommandExecutor> other = scene.openOn("B");
      return switch (order.act()) {
        case NOTHING -> Future.succeededFuture();
        case OPENS -> other;
        case WRITES -> other.compose(b -> b.execute(GameScene.announcement("meanwhile")));
        case REPEATS -> other.compose(b -> b.execute(way.sent().copy(sentAt(way, b))));
        case FORBIDS -> other.compose(b -> b.execute(GameScene.voidedRoll()));
        case REFUSES ->
            other.compose(
                b ->
                    b.execute(GameScene.voidedRoll())
                        .compose(voided -> b.execute(way.sent().copy(sentAt(way, b))))
                        .compose(refused -> b.execute(GameScene.roll())));
      };
    }

    private boolean isWritten() {
      return arrived instanceof AppendResult.Committed;
    }

    Future<Void> check(CommandExecutor ours, GameReply reply) {
      if (!isWritten() && way.dated() && order.isOpenedByAnother()) {
        assertThat(reply).isInstanceOf(StaleCommand.class);
        LogicalTime now = ((StaleCommand) reply).now();
        assertThat(now.epoch()).isEqualTo(ours.game().epoch());
        // Its sender still waits, and sends it once more.
        return ours.execute(way.sent().copy(now)).map(again -> checkDecided(ours, again));
      }
      return Future.succeededFuture(checkDecided(ours, reply));
    }

    private Void checkDecided(CommandExecutor ours, GameReply reply) {
      List<LoggedEvent> done = way.sent().in(scene.log());
      if (isRefused()) {
        assertThat(reply).isInstanceOf(Refused.class);
        assertThat(done).hasSize(order.act() == Act.REPEATS ? way.sent().size() : 0);
      } else {
        assertThat(done).hasSize(way.sent().size());
        assertThat(reply)
            .isEqualTo(
                new Executed(ours.game().epoch(), done.stream().map(scene::shown).toList(), 0));
      }
      boolean byOurs = isWritten() || (!isRefused() && order.act() != Act.REPEATS);
      checkHeard(byOurs && way.sent().hasId() ? done.get(0) : null);
      LoggedEvent last = scene.log().get(scene.log().size() - 1);
      assertThat(ours.game().seq()).isEqualTo(last.seq());
      assertThat(ours.game().state().hash()).isEqualTo(last.stateHash());
      return null;
    }

    /** Another has done it, where it can be done once and has no id, or has made it impossible. */
    private boolean isRefused() {
      return !isWritten()
          && (order.act() == Act.FORBIDS || (order.act() == Act.REPEATS && !way.sent().hasId()));
    }
  }

  private static Logged untimed(Logged event) {
    return new Logged(
        event.gameId(), event.epoch(), event.seq(), event.frame(), event.connectionRef(), 0, null);
  }

  /**
   * The watcher has heard the log from the first roll on, each event once, in order, not before it
   * was durable.
   *
   * @param answer the event that answers the sender's connection, if any does
   */
  private void checkHeard(@Nullable LoggedEvent answer) {
    List<LoggedEvent> log = scene.log();
    assertThat(scene.heard().stream().map(FailedAppendTest::untimed))
        .containsExactlyElementsOf(
            log.subList(1, log.size()).stream()
                .map(
                    event ->
                        new Logged(
                            GameScene.GAME,
                            epochOf(event),
                            event.seq(),
                            scene.shown(event).frame(),
                            event.equals(answer) ? GameScene.ORIGIN : null,
                            0,
                            null))
                .toList());
    assertThat(scene.told)
        .allSatisfy(
            told -> {
              if (told.message() instanceof Logged logged) {
                assertThat(logged.seq()).isLessThanOrEqualTo(told.durable());
              }
            });
  }

  /**
   * The epoch that the watcher was told with an event: later ones may be told with later epochs.
   */
  private long epochOf(LoggedEvent event) {
    return scene.heard().stream()
        .filter(logged -> logged.seq() == event.seq())
        .mapToLong(Logged::epoch)
        .findFirst()
        .orElse(0);
  }

  private Future<Void> goesOn(CommandExecutor ours) {
    PendingCommand next =
        GameScene.turn(
            "announce",
            GameScene.data().put("text", "on we go"),
            "next",
            LogicalTime.opening(ours.game().epoch()));
    return ours.execute(next)
        .map(
            reply -> {
              assertThat(reply).isInstanceOf(Executed.class);
              assertThat(((Executed) reply).events().get(0).seq()).isEqualTo(scene.log().size());
              return null;
            });
  }
}
