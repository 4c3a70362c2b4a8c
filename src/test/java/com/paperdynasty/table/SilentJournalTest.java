package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Event.PlayResolved;
import com.paperdynasty.table.Scorekeeper.GameLost;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journal that does not answer for long: again and again, or until the game is given up. */
@ExtendWith(VertxExtension.class)
class SilentJournalTest {
  private static final int MOST_TRIES = 3;
  private static Vertx vertx;

  private TableScene scene;

  /** What becomes of every opening. */
  enum Opening {
    UNHEARD,
    UNANSWERED,
    /** The game has been deleted. */
    UNKNOWN;

    FaultyJournal.Fault<Optional<Opened>> fault() {
      return switch (this) {
        case UNHEARD -> FaultyJournal.unheard();
        case UNANSWERED -> FaultyJournal.unanswered();
        case UNKNOWN -> call -> Future.succeededFuture(Optional.empty());
      };
    }
  }

  @BeforeAll
  static void start(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
  }

  @BeforeEach
  void open() {
    scene = new TableScene(vertx);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest(name = "{0} appends are lost, of the next {1}")
  @CsvSource({
    "1, all is told",
    "2, all is told",
    "3, all is told",
    "1, the answer is lost",
    "3, the answer is lost"
  })
  void whatIsDecidedAgainMayFailAgain(int lost, String then, VertxTestContext test) {
    atTheTable(
            ours -> {
              for (int i = 0; i < lost; i++) {
                scene.journal.onAppend(FaultyJournal.unheard());
              }
              if (then.equals("the answer is lost")) {
                scene.journal.onAppend(FaultyJournal.unanswered());
              }
              return ours.carryOut(walk(ours));
            })
        .onComplete(
            test.succeeding(
                reply ->
                    test.verify(
                        () -> {
                          assertDone(reply);
                          assertThat(scene.heard()).hasSize(3);
                          assertThat(scene.heard().get(2).origin()).isEqualTo(TableScene.ORIGIN);
                          test.completeNow();
                        })));
  }

  @ParameterizedTest(name = "every opening is {0}, and the append was written: {1}")
  @CsvSource({
    "UNHEARD, false",
    "UNHEARD, true",
    "UNANSWERED, false",
    "UNANSWERED, true",
    "UNKNOWN, false",
    "UNKNOWN, true"
  })
  void aGameThatCannotBeOpenedForTooLongIsGivenUpAndItsNextOwnerKnows(
      Opening opening, boolean written, VertxTestContext test) {
    AtomicInteger tries = new AtomicInteger();
    atTheTable(
            ours -> {
              scene.journal.onAppend(
                  written ? FaultyJournal.unanswered() : FaultyJournal.unheard());
              for (int i = 0; i < 2 * MOST_TRIES; i++) {
                scene.journal.onOpening(
                    call -> {
                      tries.incrementAndGet();
                      scene.clock.pass(TableScene.GIVE_UP_MS / MOST_TRIES + 1);
                      return opening.fault().answer(call);
                    });
              }
              return TableScene.failure(ours.carryOut(walk(ours)));
            })
        .compose(
            lost -> {
              assertThat(lost).isInstanceOf(GameLost.class);
              assertThat(tries).hasValue(MOST_TRIES);
              assertThat(scene.heard()).hasSize(2);
              return nextOwner();
            })
        .onComplete(
            test.succeeding(
                reply ->
                    test.verify(
                        () -> {
                          assertDone(reply);
                          test.completeNow();
                        })));
  }

  /** It was opened, and too late to begin anew. */
  @Test
  void whatWasNotWrittenIsNotDecidedAgainWhenTheTimeIsOver(VertxTestContext test) {
    atTheTable(
            ours -> {
              scene.journal.onAppend(FaultyJournal.unheard());
              scene.journal.onOpening(
                  call -> {
                    scene.clock.pass(TableScene.GIVE_UP_MS);
                    return call.get();
                  });
              return TableScene.failure(ours.carryOut(walk(ours)));
            })
        .compose(
            lost -> {
              assertThat(lost).isInstanceOf(GameLost.class);
              assertThat(scene.log()).hasSize(3);
              return nextOwner();
            })
        .onComplete(
            test.succeeding(
                reply ->
                    test.verify(
                        () -> {
                          assertDone(reply);
                          test.completeNow();
                        })));
  }

  /** Opens the game, rolls the dice, and lets the rest happen. */
  private <T> Future<T> atTheTable(Function<Scorekeeper, Future<T>> rest) {
    return scene.onContext(
        () ->
            scene
                .open()
                .compose(
                    ours -> ours.carryOut(TableScene.roll()).compose(rolled -> rest.apply(ours))));
  }

  /** The sender asks the next owner. */
  private Future<TableReply> nextOwner() {
    return scene.onContext(() -> scene.openOn("C").compose(next -> next.carryOut(walk(next))));
  }

  private static Turn walk(Scorekeeper owner) {
    return TableScene.walk("x", LogicalTime.opening(owner.game().epoch()));
  }

  private void assertDone(TableReply reply) {
    assertThat(reply).isInstanceOf(Done.class);
    assertThat(scene.log())
        .filteredOn(logged -> logged.event() instanceof PlayResolved)
        .extracting(Announcer::frame)
        .isEqualTo(((Done) reply).events());
    assertThat(((Done) reply).events()).hasSize(1);
  }
}
