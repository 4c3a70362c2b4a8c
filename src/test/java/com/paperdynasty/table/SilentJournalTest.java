package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.junit5.VertxTestContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journal that does not answer for long: several times, or until the game is given up. */
class SilentJournalTest extends WithGameScene {
  private static final int MOST_TRIES = 3;

  /** The outcome of every opening. */
  enum Opening {
    UNHEARD,
    UNANSWERED,
    /** The game has been deleted. */
    UNKNOWN;

    FaultyJournal.Fault<Optional<OpenedLog>> fault() {
      return switch (this) {
        case UNHEARD -> FaultyJournal.unheard();
        case UNANSWERED -> FaultyJournal.unanswered();
        case UNKNOWN -> call -> Future.succeededFuture(Optional.empty());
      };
    }
  }

  @ParameterizedTest(name = "{0} appends are lost, of the next {1}")
  @CsvSource({
    "1, all are answered",
    "2, all are answered",
    "3, all are answered",
    "1, the answer is lost",
    "3, the answer is lost"
  })
  void repeatedDecisionMayFailAgain(int lost, String then, VertxTestContext test) {
    rolled(
        test,
        ours -> {
          for (int i = 0; i < lost; i++) {
            scene.journal.onAppend(FaultyJournal.unheard());
          }
          if (then.equals("the answer is lost")) {
            scene.journal.onAppend(FaultyJournal.unanswered());
          }
          return ours.execute(walk(ours))
              .map(
                  reply -> {
                    assertDone(reply);
                    assertThat(scene.heard()).hasSize(3);
                    assertThat(scene.heard().get(2).connectionRef()).isEqualTo(GameScene.ORIGIN);
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
  void gameThatCannotBeReopenedIsLostAndItsNextOwnerKnowsTheOutcome(
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
                  scene.clock.pass(GameScene.GIVE_UP_MS / MOST_TRIES + 1);
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

  /** The game was opened, but too late to decide the command again. */
  @Test
  void unwrittenCommandIsNotDecidedAgainAfterTheTime(VertxTestContext test) {
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(FaultyJournal.unheard());
          scene.journal.onOpening(
              call -> {
                scene.clock.pass(GameScene.GIVE_UP_MS);
                return call.get();
              });
          return lostAndDoneByTheNext(ours, () -> assertThat(scene.log()).hasSize(3));
        });
  }

  /** The owner of a command loses the game over it; its sender asks the next owner. */
  private Future<Void> lostAndDoneByTheNext(CommandExecutor ours, Runnable whenLost) {
    return GameScene.failure(ours.execute(walk(ours)))
        .compose(
            lost -> {
              assertThat(lost).isInstanceOf(OwnershipLostException.class);
              whenLost.run();
              return scene.openOn("C");
            })
        .compose(next -> next.execute(walk(next)))
        .map(
            reply -> {
              assertDone(reply);
              return null;
            });
  }

  private static PendingCommand walk(CommandExecutor owner) {
    return GameScene.walk("x", LogicalTime.opening(owner.game().epoch()));
  }

  private void assertDone(GameReply reply) {
    assertThat(reply).isInstanceOf(Executed.class);
    assertThat(scene.log())
        .filteredOn(logged -> logged.event() instanceof PlayResolved)
        .extracting(scene::shown)
        .isEqualTo(((Executed) reply).events());
    assertThat(((Executed) reply).events()).hasSize(1);
  }
}
