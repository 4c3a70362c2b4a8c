package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameReply.StaleCommand;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.bus.RoomMessage.Unicast;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands with a journal that answers. */
class CommandExecutorTest extends WithGameScene {
  @Test
  void commandIsAppliedAndPublishedOnlyWhenDurable(VertxTestContext test) {
    Promise<Void> durable = Promise.promise();
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(call -> call.get().compose(done -> durable.future().map(done)));
          Future<GameReply> reply = ours.execute(GameScene.walk("x", null));
          assertThat(ours.game().seq()).isEqualTo(3);
          assertThat(scene.heard()).hasSize(2);
          assertThat(scene.told)
              .last()
              .satisfies(last -> assertThat(last.message()).isInstanceOf(Unicast.class));
          durable.complete();
          return reply.map(
              done -> {
                LoggedEvent play = scene.log().get(3);
                assertThat(done).isEqualTo(done(ours, play));
                assertThat(ours.game().seq()).isEqualTo(4);
                assertThat(ours.game().state().hash()).isEqualTo(play.stateHash());
                assertThat(scene.heard()).hasSize(3);
                assertThat(scene.heard().get(2).frame()).isEqualTo(scene.shown(play).frame());
                assertThat(scene.heard().get(2).connectionRef()).isEqualTo(GameScene.ORIGIN);
                return null;
              });
        });
  }

  @Test
  void repeatedCommandIsAnsweredAgainAndPublishesNothing(VertxTestContext test) {
    rolled(
        test,
        ours ->
            ours.execute(GameScene.walk("x", null))
                .compose(
                    first ->
                        ours.execute(GameScene.walk("x", null))
                            .map(
                                again -> {
                                  assertThat(again).isEqualTo(first);
                                  assertThat(scene.heard()).hasSize(3);
                                  assertThat(scene.log()).hasSize(4);
                                  return null;
                                })));
  }

  /** Otherwise the users in the room would see another name than later readers of the log. */
  @Test
  void renamedUserKeepsTheNameThatTheyCameWith(VertxTestContext test) {
    PendingCommand said = announced("x", "hello");
    Actor renamed = new Actor(said.actor().userId(), "Alicia", false);
    played(
        test,
        ours ->
            ours.execute(
                    new PendingCommand(
                        renamed, said.event(), said.command(), said.key(), null, null, null, 0))
                .map(
                    reply -> {
                      LoggedEvent event = scene.log().get(1);
                      assertThat(((Event.Announcement) event.event()).from())
                          .isEqualTo(new Manager("alice", "Alice"));
                      assertThat(reply).isEqualTo(done(ours, event));
                      assertThat(scene.heard())
                          .singleElement()
                          .satisfies(
                              heard ->
                                  assertThat(heard.frame()).isEqualTo(scene.shown(event).frame()));
                      return null;
                    }));
  }

  /** The journal knows the id and no longer the receipt, as after an undo days after the end. */
  @Test
  void commandWithForgottenReceiptIsRefusedAndNotExecuted(VertxTestContext test) {
    scene.journal.onAppend(
        call -> Future.succeededFuture(new AppendResult.Duplicate(new CommandReceipt(0, 0, 0))));
    played(
        test,
        ours ->
            ours.execute(announced("x", "hello"))
                .map(
                    reply -> {
                      assertThat(reply).isEqualTo(new Refused(Problem.commandForgotten(), false));
                      assertThat(scene.told).isEmpty();
                      assertThat(scene.log()).hasSize(1);
                      return null;
                    }));
  }

  @Test
  void otherContentUnderTheSameIdIsRefused(VertxTestContext test) {
    played(
        test,
        ours ->
            ours.execute(announced("x", "hello"))
                .compose(first -> ours.execute(announced("x", "good bye")))
                .map(
                    reply -> {
                      assertThat(code(reply)).isEqualTo(ErrorCode.CONFLICT);
                      assertThat(scene.log()).hasSize(2);
                      return null;
                    }));
  }

  @Test
  void refusalChangesNothingAndMakesEarlierCopiesStale(VertxTestContext test) {
    played(
        test,
        ours -> {
          LogicalTime before = LogicalTime.opening(ours.game().epoch());
          LogicalTime after = new LogicalTime(before.epoch(), 1);
          return ours.execute(GameScene.walk("x", before))
              .compose(
                  refused -> {
                    assertThat(code(refused)).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(scene.told).isEmpty();
                    assertThat(scene.log()).hasSize(1);
                    return ours.execute(GameScene.roll());
                  })
              .compose(rolled -> ours.execute(GameScene.walk("x", before)))
              .compose(
                  late -> {
                    assertThat(late).isEqualTo(new StaleCommand(after));
                    return ours.execute(GameScene.walk("x", after));
                  })
              .map(
                  again -> {
                    assertThat(again).isInstanceOf(Executed.class);
                    return null;
                  });
        });
  }

  @Test
  void copySentBeforeTheOpeningIsStale(VertxTestContext test) {
    played(
        test,
        ours ->
            ours.execute(GameScene.walk("x", LogicalTime.BEGINNING))
                .map(
                    reply -> {
                      assertThat(reply).isEqualTo(new StaleCommand(new LogicalTime(1, 0)));
                      return null;
                    }));
  }

  @Test
  void copyFromALaterOpeningShowsThatTheGameIsLost(VertxTestContext test) {
    played(
        test,
        ours ->
            GameScene.failure(ours.execute(GameScene.walk("x", LogicalTime.opening(2))))
                .map(
                    cause -> {
                      assertThat(cause).isInstanceOf(OwnershipLostException.class);
                      return null;
                    }));
  }

  @Test
  void fencedOwnerLosesTheGameAndPublishesNothing(VertxTestContext test) {
    played(
        test,
        ours ->
            scene
                .openOn("B")
                .compose(other -> GameScene.failure(ours.execute(announced("x", "hello"))))
                .map(
                    cause -> {
                      assertThat(cause).isInstanceOf(OwnershipLostException.class);
                      assertThat(scene.told).isEmpty();
                      assertThat(scene.log()).hasSize(1);
                      return null;
                    }));
  }

  @Test
  void fullAppendQueueIsAnsweredBusyAndTheGameIsNotOpenedAgain(VertxTestContext test) {
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(
              call -> Future.failedFuture(new JournalBusyException("8 appends wait already")));
          OwnedGame before = ours.game();
          LogicalTime sentAt = LogicalTime.opening(before.epoch());
          return ours.execute(GameScene.walk("x", sentAt))
              .compose(
                  reply -> {
                    assertThat(reply).isEqualTo(Refused.busy(1));
                    assertThat(ours.game()).isSameAs(before);
                    assertThat(scene.log()).hasSize(3);
                    assertThat(scene.heard()).hasSize(2);
                    return ours.execute(GameScene.walk("x", sentAt));
                  })
              .map(
                  retried -> {
                    assertThat(retried).isEqualTo(done(ours, scene.log().get(3)));
                    assertThat(ours.game().epoch()).isEqualTo(before.epoch());
                    return null;
                  });
        });
  }

  /** It may have been executed before. */
  @Test
  void commandIsNotRefusedWhileTheJournalIsSilent(VertxTestContext test) {
    scene.journal.onAnswerOf(FaultyJournal.unanswered());
    played(
        test,
        ours -> {
          LogicalTime sentAt = LogicalTime.opening(ours.game().epoch());
          return GameScene.failure(ours.execute(GameScene.walk("x", sentAt)))
              .compose(
                  cause -> {
                    assertThat(cause).isInstanceOf(JournalTimeoutException.class);
                    return ours.execute(GameScene.walk("x", sentAt));
                  })
              .map(
                  reply -> {
                    assertThat(reply).isInstanceOf(Refused.class);
                    return null;
                  });
        });
  }

  @Test
  void gameWithNewEventsIsNotAbandoned(VertxTestContext test) {
    rolled(
        test,
        ours ->
            ours.execute(abandoned(2))
                .compose(
                    early -> {
                      assertThat(code(early)).isEqualTo(ErrorCode.CONFLICT);
                      return ours.execute(abandoned(3));
                    })
                .map(
                    reply -> {
                      assertThat(reply).isEqualTo(done(ours, scene.log().get(3)));
                      return null;
                    }));
  }

  private static PendingCommand announced(String id, String text) {
    return GameScene.turn("announce", GameScene.data().put("text", text), id, null);
  }

  private static PendingCommand abandoned(long seq) {
    PendingCommand sample = GameScene.roll();
    return new PendingCommand(
        sample.actor(),
        CommandReader.ABANDON_GAME,
        new Command.Abandon(seq),
        null,
        null,
        null,
        null,
        0);
  }

  private GameReply done(CommandExecutor owner, LoggedEvent event) {
    return new Executed(owner.game().epoch(), List.of(scene.shown(event)), 0);
  }

  private static ErrorCode code(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
