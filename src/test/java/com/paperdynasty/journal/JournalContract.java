package com.paperdynasty.journal;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.announcement;
import static com.paperdynasty.journal.SampleAppends.command;
import static com.paperdynasty.journal.SampleAppends.entropy;
import static com.paperdynasty.journal.SampleAppends.play;
import static com.paperdynasty.journal.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.harness.Await;
import com.paperdynasty.table.GameScene;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Journal}, which every implementation must pass. */
public interface JournalContract extends AppendContract {
  /** The Vert.x instance that the journal runs on. */
  Vertx vertx();

  @Test
  default void openingRaisesTheEpochAndReturnsTheLog() {
    UUID gameId = newGame();
    OpenedLog first = here().opened(gameId);
    here().append(adding(gameId, first.epoch(), 1, null, entropy(2, "a"), play(3, 1)));

    OpenedLog second = there().opened(gameId);

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.log()).hasSize(1);
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.log().subList(0, 1)).isEqualTo(first.log());
    assertThat(second.log().subList(1, 3)).containsExactly(entropy(2, "a"), play(3, 1));
    assertThat(second.rules().hash()).isEqualTo(first.rules().hash());
    assertThat(second.secrets().commitment()).isEqualTo(first.secrets().commitment());
  }

  @Test
  default void unknownGameIsNeitherOpenedNorReadNorOwned() {
    UUID unknown = UUID.randomUUID();

    assertThat(Await.result(journal().open(unknown, "node"))).isEmpty();
    assertThat(Await.result(journal().read(unknown, 0, 10))).isEmpty();
    assertThat(Await.result(journal().receiptOf(unknown, "alice", "c1"))).isEmpty();
    assertThat(Await.result(journal().playsInEffect(unknown, 10, 0, 10))).isEmpty();
    assertThat(Await.result(journal().owners(List.of(unknown)))).isEmpty();
    assertThat(here().append(command(unknown, 0, 1, "c1", "no game"))).isEqualTo(FENCED);
  }

  @Test
  default void eventsAreReadBackAsTheyWereWritten() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    LoggedEvent plain = entropy(2, "Zoë ⚾ 𝔹 \t\0");

    here().append(adding(gameId, epoch, 1, null, plain, play(3, 1)));

    assertThat(here().log(gameId).subList(1, 3)).containsExactly(plain, play(3, 1));
    assertThat(here().opened(gameId).log().subList(1, 3)).containsExactly(plain, play(3, 1));
  }

  @Test
  default void logIsReadInConsecutivePages() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    here()
        .append(adding(gameId, epoch, 1, null, entropy(2, "a"), entropy(3, "b"), entropy(4, "c")));

    assertThat(Await.result(journal().read(gameId, 1, 2)))
        .containsExactly(entropy(2, "a"), entropy(3, "b"));
    assertThat(Await.result(journal().read(gameId, 3, 2))).containsExactly(entropy(4, "c"));
    assertThat(Await.result(journal().read(gameId, 4, 2))).isEmpty();
  }

  @Test
  default void standingPlaysAreInOrderWithoutUndonePlays() {
    UUID gameId = newGame();
    here().append(adding(gameId, 0, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    here().append(adding(gameId, 0, 5, null, play(6, 4)));
    here().append(adding(gameId, 0, 6, null, undone(7, 4)));
    here().append(adding(gameId, 0, 7, null, undone(8, 3)));
    here().append(adding(gameId, 0, 8, null, play(9, 3), play(10, 4)));

    assertThat(plays(gameId, 10, 1, 3)).containsExactly(4L, 9L, 10L);
    assertThat(plays(gameId, 10, 1, 2)).containsExactly(4L, 9L);
    assertThat(plays(gameId, 10, 4, 10)).isEmpty();
    assertThat(here().log(gameId)).hasSize(10);
  }

  @Test
  default void standingPlaysAreThoseAsOfAnEvent() {
    UUID gameId = newGame();
    here().append(adding(gameId, 0, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    here().append(adding(gameId, 0, 5, null, undone(6, 3)));
    here().append(adding(gameId, 0, 6, null, undone(7, 2)));
    here().append(adding(gameId, 0, 7, null, play(8, 2)));

    assertThat(plays(gameId, 1, 0, 10)).isEmpty();
    assertThat(plays(gameId, 3, 0, 10)).containsExactly(2L);
    assertThat(plays(gameId, 5, 0, 10)).containsExactly(2L, 4L, 5L);
    assertThat(plays(gameId, 6, 0, 10)).containsExactly(2L, 4L);
    assertThat(plays(gameId, 7, 0, 10)).containsExactly(2L);
    assertThat(plays(gameId, 8, 0, 10)).containsExactly(2L, 8L);
  }

  @Test
  default void firstNameOfAUserInAGameIsKept() {
    UUID gameId = newGame();
    UUID another = newGame();
    LoggedEvent seat =
        new LoggedEvent(
            2,
            new Event.SeatTaken(SampleAppends.AT, Side.HOME, new Manager("sam", "Sam ⚾")),
            SampleAppends.hash(2));
    here().append(adding(gameId, 0, 1, null, seat, announcement(3, "Carol", "first")));
    here().append(adding(gameId, 0, 3, null, announcement(4, "Carla", "second")));
    here().append(adding(another, 0, 1, null, announcement(2, "Carla", "elsewhere")));

    assertThat(here().log(gameId).subList(1, 4))
        .containsExactly(
            seat, announcement(3, "Carol", "first"), announcement(4, "Carol", "second"));
    assertThat(here().log(another).get(1)).isEqualTo(announcement(2, "Carla", "elsewhere"));
    assertThat(there().opened(gameId).names())
        .containsAllEntriesOf(Map.of("sam", "Sam ⚾", "carol", "Carol"));
    assertThat(there().opened(gameId).log()).isEqualTo(here().log(gameId));
  }

  @Test
  default void rulesAreThoseTheGameWasCreatedWith() {
    UUID gameId = newGame();

    RuleBook rules = Await.result(journal().rules(gameId));

    assertThat(rules).isEqualTo(here().opened(gameId).rules());
    assertThat(Await.result(GameScene.failure(journal().rules(UUID.randomUUID()))))
        .isInstanceOf(DamagedLogException.class);
  }

  @Test
  default void ownerIsTheNodeThatOpenedTheGameLast() {
    UUID never = newGame();
    UUID taken = newGame();
    Await.result(journal().open(taken, "first"));
    here().append(adding(taken, 1, 1, "a"));
    Await.result(elsewhere().open(taken, "second"));

    assertThat(Await.result(journal().owners(List.of(never, taken, UUID.randomUUID()))))
        .containsOnly(
            Map.entry(never, new OwnershipRecord(0, 1, null)),
            Map.entry(taken, new OwnershipRecord(2, 2, "second")));
  }

  @Test
  default void releasedGameHasNoOwnerAndCanBeWrittenUntilItIsOpenedAgain() {
    UUID gameId = newGame();
    UUID kept = newGame();
    Await.result(journal().open(gameId, "first"));
    Await.result(journal().open(kept, "first"));

    Await.result(journal().release(Map.of(gameId, 1L)));

    assertThat(Await.result(journal().owners(List.of(gameId, kept))))
        .containsOnly(
            Map.entry(gameId, new OwnershipRecord(1, 1, null)),
            Map.entry(kept, new OwnershipRecord(1, 1, "first")));
    assertThat(here().append(adding(gameId, 1, 1, "under way"))).isEqualTo(COMMITTED);
    assertThat(there().opened(gameId).epoch()).isEqualTo(2);
  }

  @Test
  default void releaseOfAnOlderEpochDoesNothing() {
    UUID gameId = newGame();
    Await.result(journal().open(gameId, "first"));
    Await.result(elsewhere().open(gameId, "second"));

    Await.result(journal().release(Map.of(gameId, 1L, UUID.randomUUID(), 1L)));

    assertThat(Await.result(journal().owners(List.of(gameId))))
        .containsOnly(Map.entry(gameId, new OwnershipRecord(2, 1, "second")));
  }

  @Test
  default void futuresCompleteOnTheContextThatCalled() {
    UUID gameId = newGame();
    Promise<Boolean> same = Promise.promise();
    Context context = vertx().getOrCreateContext();

    context.runOnContext(
        nothing ->
            journal()
                .append(adding(gameId, 0, 1, "x"))
                .onComplete(done -> same.complete(vertx().getOrCreateContext() == context)));

    assertThat(Await.result(same.future())).isTrue();
  }

  private List<Long> plays(UUID gameId, long upTo, int after, int limit) {
    return Await.result(journal().playsInEffect(gameId, upTo, after, limit));
  }
}
