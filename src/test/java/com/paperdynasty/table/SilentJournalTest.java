package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Event.PlayResolved;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import io.vertx.core.Future;
import io.vertx.junit5.VertxTestContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journal that does not answer for long: again and again, or until the game is given up. */
class SilentJournalTest extends WithTableScene {
  private static final int MOST_TRIES = 3;

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

  @ParameterizedTest(name = "{0} appends are lost, of the next {1}")
  @CsvSource({
    "1, all is told",
    "2, all is told",
    "3, all is told",
    "1, the answer is lost",
    "3, the answer is lost"
  })
  void whatIsDecidedAgainMayFailAgain(int lost, String then, VertxTestContext test) {
    rolled(
        test,
        ours -> {
          for (int i = 0; i < lost; i++) {
            scene.journal.onAppend(FaultyJournal.unheard());
          }
          if (then.equals("the answer is lost")) {
            scene.journal.onAppend(FaultyJournal.unanswered());
          }
          return ours.carryOut(walk(ours))
              .map(
                  reply -> {
                    assertDone(reply);
                    assertThat(scene.heard()).hasSize(3);
                    assertThat(scene.heard().get(2).origin()).isEqualTo(TableScene.ORIGIN);
                    return null;
                  });
        });
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
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(written ? FaultyJournal.unanswered() : FaultyJournal.unheard());
          for (int i = 0; i < 2 * MOST_TRIES; i++) {
            scene.journal.onOpening(
                call -> {
                  tries.incrementAndGet();
                  scene.clock.pass(TableScene.GIVE_UP_MS / MOST_TRIES + 1);
                  return opening.fault().answer(call);
                });
          }
          return lostAndDoneByTheNext(
              ours,
              () -> {
                assertThat(tries).hasValue(MOST_TRIES);
                assertThat(scene.heard()).hasSize(2);
              });
        });
  }

  /** It was opened, and too late to begin anew. */
  @Test
  void whatWasNotWrittenIsNotDecidedAgainWhenTheTimeIsOver(VertxTestContext test) {
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(FaultyJournal.unheard());
          scene.journal.onOpening(
              call -> {
                scene.clock.pass(TableScene.GIVE_UP_MS);
                return call.get();
              });
          return lostAndDoneByTheNext(ours, () -> assertThat(scene.log()).hasSize(3));
        });
  }

  /** The owner of a command loses the game over it; its sender asks the next owner. */
  private Future<Void> lostAndDoneByTheNext(Scorekeeper ours, Runnable whenLost) {
    return TableScene.failure(ours.carryOut(walk(ours)))
        .compose(
            lost -> {
              assertThat(lost).isInstanceOf(GameLost.class);
              whenLost.run();
              return scene.openOn("C");
            })
        .compose(next -> next.carryOut(walk(next)))
        .map(
            reply -> {
              assertDone(reply);
              return null;
            });
  }

  private static Turn walk(Scorekeeper owner) {
    return TableScene.walk("x", LogicalTime.opening(owner.game().epoch()));
  }

  private void assertDone(TableReply reply) {
    assertThat(reply).isInstanceOf(Done.class);
    assertThat(scene.log())
        .filteredOn(logged -> logged.event() instanceof PlayResolved)
        .extracting(scene::shown)
        .isEqualTo(((Done) reply).events());
    assertThat(((Done) reply).events()).hasSize(1);
  }
}
