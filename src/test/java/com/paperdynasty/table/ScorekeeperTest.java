package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Actor;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.Manager;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.RoomMessage.Direct;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.Stale;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command that is decided, made durable, applied and told, with a journal that answers. */
class ScorekeeperTest extends WithTableScene {
  @Test
  void aCommandIsAppliedAndToldWhenItIsDurableAndNotBefore(VertxTestContext test) {
    Promise<Void> durable = Promise.promise();
    rolled(
        test,
        ours -> {
          scene.journal.onAppend(call -> call.get().compose(done -> durable.future().map(done)));
          Future<TableReply> reply = ours.carryOut(TableScene.walk("x", null));
          assertThat(ours.game().seq()).isEqualTo(3);
          assertThat(scene.heard()).hasSize(2);
          assertThat(scene.told)
              .last()
              .satisfies(last -> assertThat(last.message()).isInstanceOf(Direct.class));
          durable.complete();
          return reply.map(
              done -> {
                LoggedEvent play = scene.log().get(3);
                assertThat(done).isEqualTo(done(ours, play));
                assertThat(ours.game().seq()).isEqualTo(4);
                assertThat(ours.game().state().hash()).isEqualTo(play.stateHash());
                assertThat(scene.heard()).hasSize(3);
                assertThat(scene.heard().get(2).frame()).isEqualTo(scene.shown(play).frame());
                assertThat(scene.heard().get(2).origin()).isEqualTo(TableScene.ORIGIN);
                return null;
              });
        });
  }

  @Test
  void aCommandThatWasCarriedOutIsAnsweredAgainAndNothingIsTold(VertxTestContext test) {
    rolled(
        test,
        ours ->
            ours.carryOut(TableScene.walk("x", null))
                .compose(
                    first ->
                        ours.carryOut(TableScene.walk("x", null))
                            .map(
                                again -> {
                                  assertThat(again).isEqualTo(first);
                                  assertThat(scene.heard()).hasSize(3);
                                  assertThat(scene.log()).hasSize(4);
                                  return null;
                                })));
  }

  /** Or those who were there would have been told another name than those who read it later. */
  @Test
  void whoIsCalledOtherwiseByNowHasTheNameThatTheyCameWith(VertxTestContext test) {
    Turn said = announced("x", "hello");
    Actor renamed = new Actor(said.actor().userId(), "Alicia", false);
    played(
        test,
        ours ->
            ours.carryOut(new Turn(renamed, said.event(), said.command(), said.key(), null, null))
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

  /** The journal knows the id and no longer what was done: as after an undo days after the end. */
  @Test
  void commandWhoseAnswerIsForgottenIsRefusedAndNotCarriedOut(VertxTestContext test) {
    scene.journal.onAppend(
        call -> Future.succeededFuture(new Appended.Repeated(new Answer(0, 0, 0))));
    played(
        test,
        ours ->
            ours.carryOut(announced("x", "hello"))
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
            ours.carryOut(announced("x", "hello"))
                .compose(first -> ours.carryOut(announced("x", "good bye")))
                .map(
                    reply -> {
                      assertThat(code(reply)).isEqualTo(ErrorCode.CONFLICT);
                      assertThat(scene.log()).hasSize(2);
                      return null;
                    }));
  }

  @Test
  void aRefusalChangesNothingAndCountsAgainstCopiesThatWereSentBefore(VertxTestContext test) {
    played(
        test,
        ours -> {
          LogicalTime before = LogicalTime.opening(ours.game().epoch());
          LogicalTime after = new LogicalTime(before.epoch(), 1);
          return ours.carryOut(TableScene.walk("x", before))
              .compose(
                  refused -> {
                    assertThat(code(refused)).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(scene.told).isEmpty();
                    assertThat(scene.log()).hasSize(1);
                    return ours.carryOut(TableScene.roll());
                  })
              .compose(rolled -> ours.carryOut(TableScene.walk("x", before)))
              .compose(
                  late -> {
                    assertThat(late).isEqualTo(new Stale(after));
                    return ours.carryOut(TableScene.walk("x", after));
                  })
              .map(
                  again -> {
                    assertThat(again).isInstanceOf(Done.class);
                    return null;
                  });
        });
  }

  @Test
  void aCopyThatWasSentBeforeTheGameWasOpenedIsStale(VertxTestContext test) {
    played(
        test,
        ours ->
            ours.carryOut(TableScene.walk("x", LogicalTime.BEGINNING))
                .map(
                    reply -> {
                      assertThat(reply).isEqualTo(new Stale(new LogicalTime(1, 0)));
                      return null;
                    }));
  }

  @Test
  void aSenderWhoKnowsOfALaterOpeningShowsThatTheGameIsLost(VertxTestContext test) {
    played(
        test,
        ours ->
            TableScene.failure(ours.carryOut(TableScene.walk("x", LogicalTime.opening(2))))
                .map(
                    cause -> {
                      assertThat(cause).isInstanceOf(GameLost.class);
                      return null;
                    }));
  }

  @Test
  void anOwnerThatWasDeposedLosesTheGameAndTellsNothing(VertxTestContext test) {
    played(
        test,
        ours ->
            scene
                .openOn("B")
                .compose(other -> TableScene.failure(ours.carryOut(announced("x", "hello"))))
                .map(
                    cause -> {
                      assertThat(cause).isInstanceOf(GameLost.class);
                      assertThat(scene.told).isEmpty();
                      assertThat(scene.log()).hasSize(1);
                      return null;
                    }));
  }

  /** It may have been carried out before: nobody knows. */
  @Test
  void aRefusalIsNotGivenWhileTheJournalDoesNotAnswer(VertxTestContext test) {
    scene.journal.onAnswerOf(FaultyJournal.unanswered());
    played(
        test,
        ours -> {
          LogicalTime sentAt = LogicalTime.opening(ours.game().epoch());
          return TableScene.failure(ours.carryOut(TableScene.walk("x", sentAt)))
              .compose(
                  cause -> {
                    assertThat(cause).isInstanceOf(Unanswered.class);
                    return ours.carryOut(TableScene.walk("x", sentAt));
                  })
              .map(
                  reply -> {
                    assertThat(reply).isInstanceOf(Refused.class);
                    return null;
                  });
        });
  }

  @Test
  void aGameThatSomebodyHasComeBackToIsNotAbandoned(VertxTestContext test) {
    rolled(
        test,
        ours ->
            ours.carryOut(abandoned(2))
                .compose(
                    early -> {
                      assertThat(code(early)).isEqualTo(ErrorCode.CONFLICT);
                      return ours.carryOut(abandoned(3));
                    })
                .map(
                    reply -> {
                      assertThat(reply).isEqualTo(done(ours, scene.log().get(3)));
                      return null;
                    }));
  }

  private static Turn announced(String id, String text) {
    return TableScene.turn("announce", TableScene.data().put("text", text), id, null);
  }

  private static Turn abandoned(long seq) {
    Turn sample = TableScene.roll();
    return new Turn(
        sample.actor(), Commands.ABANDON_GAME, new Command.Abandon(seq), null, null, null);
  }

  private TableReply done(Scorekeeper owner, LoggedEvent event) {
    return new Done(owner.game().epoch(), List.of(scene.shown(event)), 0);
  }

  private static ErrorCode code(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
