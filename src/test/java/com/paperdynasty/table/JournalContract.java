package com.paperdynasty.table;

import static com.paperdynasty.table.SampleAppends.adding;
import static com.paperdynasty.table.SampleAppends.command;
import static com.paperdynasty.table.SampleAppends.entropy;
import static com.paperdynasty.table.SampleAppends.marks;
import static com.paperdynasty.table.SampleAppends.play;
import static com.paperdynasty.table.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every journal keeps to, wherever it has its games. */
public interface JournalContract {
  Appended COMMITTED = new Appended.Committed();
  Appended DEPOSED = new Appended.Deposed();

  /** Where the journal is used. */
  Vertx vertx();

  /** The journal, as one node uses it. */
  Journal journal();

  /** The same journal, as another node uses it. */
  Journal elsewhere();

  /** A game that was just created in it. */
  UUID newGame();

  @Test
  default void openingRaisesTheEpochAndReturnsTheLog() {
    UUID gameId = newGame();
    Opened first = opened(journal(), gameId);
    append(adding(gameId, first.epoch(), 1, null, entropy(2, "a"), play(3, 1)));

    Opened second = opened(elsewhere(), gameId);

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.log()).hasSize(1);
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.log().subList(0, 1)).isEqualTo(first.log());
    assertThat(second.log().subList(1, 3)).containsExactly(entropy(2, "a"), play(3, 1));
    assertThat(second.rules().hash()).isEqualTo(first.rules().hash());
    assertThat(second.secrets().commitment()).isEqualTo(first.secrets().commitment());
  }

  @Test
  default void anUnknownGameIsNotOpenedNorReadNorOwned() {
    UUID unknown = UUID.randomUUID();

    assertThat(Await.the(journal().open(unknown, "node"))).isEmpty();
    assertThat(Await.the(journal().read(unknown, 0, 10))).isEmpty();
    assertThat(Await.the(journal().answerOf(unknown, "alice", "c1"))).isEmpty();
    assertThat(Await.the(journal().recentPlays(unknown, 10, 1, 10))).isEmpty();
    assertThat(Await.the(journal().owners(List.of(unknown)))).isEmpty();
    assertThat(append(command(unknown, 0, 1, "c1", "no game"))).isEqualTo(DEPOSED);
  }

  @Test
  default void eventsAreReadBackAsTheyWereWritten() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    LoggedEvent plain = entropy(2, "Zoë ⚾ 𝔹 \t\0");
    String escapes =
        plain.data().replace("\t", "\\t").replace("\0", "\\u0000").replace("ë", "\\u00eb");
    LoggedEvent strange = new LoggedEvent(2, plain.event(), escapes, plain.stateHash());

    append(adding(gameId, epoch, 1, null, strange, play(3, 1)));

    assertThat(log(gameId).subList(1, 3)).containsExactly(strange, play(3, 1));
    assertThat(opened(journal(), gameId).log().subList(1, 3)).containsExactly(strange, play(3, 1));
  }

  @Test
  default void aLogIsReadInPagesThatFollowEachOther() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    append(adding(gameId, epoch, 1, null, entropy(2, "a"), entropy(3, "b"), entropy(4, "c")));

    assertThat(Await.the(journal().read(gameId, 1, 2)))
        .containsExactly(entropy(2, "a"), entropy(3, "b"));
    assertThat(Await.the(journal().read(gameId, 3, 2))).containsExactly(entropy(4, "c"));
    assertThat(Await.the(journal().read(gameId, 4, 2))).isEmpty();
  }

  @Test
  default void anAppendUnderAnOlderEpochWritesNothing() {
    UUID gameId = newGame();
    long first = opened(journal(), gameId).epoch();
    long second = opened(elsewhere(), gameId).epoch();

    assertThat(append(command(gameId, first, 1, "c1", "late"))).isEqualTo(DEPOSED);
    assertThat(append(adding(gameId, second, 1, "good"))).isEqualTo(COMMITTED);

    assertThat(marks(log(gameId))).containsExactly("good");
    assertThat(answer(gameId, "alice", "c1")).isNull();
  }

  @Test
  default void anAppendAfterAnotherSeqThanTheLastWritesNothing() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();

    assertThat(append(command(gameId, epoch, 0, "c1", "early"))).isEqualTo(DEPOSED);
    assertThat(append(command(gameId, epoch, 2, "c2", "gap"))).isEqualTo(DEPOSED);

    assertThat(log(gameId)).hasSize(1);
    assertThat(answer(gameId, "alice", "c1")).isNull();
    assertThat(answer(gameId, "alice", "c2")).isNull();
  }

  @Test
  default void anAppendOfSeveralEventsIsWrittenWhole() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    CommandKey key = new CommandKey("alice", "c1", 7);

    append(adding(gameId, epoch, 1, key, entropy(2, "a"), play(3, 1), entropy(4, "b")));

    assertThat(log(gameId).subList(1, 4))
        .containsExactly(entropy(2, "a"), play(3, 1), entropy(4, "b"));
    assertThat(answer(gameId, "alice", "c1")).isEqualTo(new Answer(7, 2, 3));
  }

  @Test
  default void anAppendWhoseEventsAreNotNumberedInARowFailsAndWritesNothing() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    CommandKey key = new CommandKey("alice", "c1", 7);

    assertThat(failure(adding(gameId, epoch, 1, key, entropy(2, "a"), entropy(4, "b"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(failure(adding(gameId, epoch, 1, key, entropy(3, "a"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(failure(adding(gameId, epoch, 1, key))).isInstanceOf(IllegalArgumentException.class);

    assertThat(log(gameId)).hasSize(1);
    assertThat(answer(gameId, "alice", "c1")).isNull();
    assertThat(append(adding(gameId, epoch, 1, key, entropy(2, "a")))).isEqualTo(COMMITTED);
  }

  @Test
  default void twoAppendsOfOneGameAreTakenOneAfterTheOther() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();

    Future<Appended> first = journal().append(adding(gameId, epoch, 1, "one"));
    Future<Appended> second = journal().append(adding(gameId, epoch, 2, "two"));
    Future<Appended> same = journal().append(adding(gameId, epoch, 2, "too late"));

    assertThat(Await.the(first)).isEqualTo(COMMITTED);
    assertThat(Await.the(second)).isEqualTo(COMMITTED);
    assertThat(Await.the(same)).isEqualTo(DEPOSED);
    assertThat(marks(log(gameId))).containsExactly("one", "two");
  }

  @Test
  default void aRepeatedCommandWritesNothingAndIsToldItsFirstAnswer() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    CommandKey key = new CommandKey("alice", "c1", 7);
    append(adding(gameId, epoch, 1, "before"));
    append(adding(gameId, epoch, 2, key, entropy(3, "once"), entropy(4, "and all")));

    Appended again = append(adding(gameId, epoch, 4, key, entropy(5, "twice")));

    assertThat(again).isEqualTo(new Appended.Repeated(new Answer(7, 3, 2)));
    assertThat(marks(log(gameId))).containsExactly("before", "once", "and all");
    assertThat(append(adding(gameId, epoch, 4, "after"))).isEqualTo(COMMITTED);
  }

  @Test
  default void aRepeatedCommandIsToldItsFirstAnswerUnderALaterEpochToo() {
    UUID gameId = newGame();
    append(command(gameId, opened(journal(), gameId).epoch(), 1, "c1", "once"));
    long later = opened(elsewhere(), gameId).epoch();

    assertThat(append(command(gameId, later, 2, "c1", "once")))
        .isEqualTo(new Appended.Repeated(new Answer("once".hashCode(), 2, 1)));
    assertThat(append(command(gameId, later - 1, 2, "c1", "once"))).isEqualTo(DEPOSED);
    assertThat(marks(log(gameId))).containsExactly("once");
  }

  @Test
  default void otherContentUnderACommandsIdIsToldByTheHashOfTheFirst() {
    UUID gameId = newGame();
    long epoch = opened(journal(), gameId).epoch();
    append(command(gameId, epoch, 1, "c1", "once"));

    assertThat(append(command(gameId, epoch, 2, "c1", "other")))
        .isEqualTo(new Appended.Repeated(new Answer("once".hashCode(), 2, 1)));
    assertThat(answer(gameId, "alice", "c1")).isEqualTo(new Answer("once".hashCode(), 2, 1));
    assertThat(marks(log(gameId))).containsExactly("once");
  }

  @Test
  default void theIdOfACommandIsItsSendersOwnInOneGame() {
    UUID gameId = newGame();
    UUID another = newGame();
    long epoch = opened(journal(), gameId).epoch();
    append(command(gameId, epoch, 1, "c1", "of alice"));
    CommandKey ofBob = new CommandKey("bob", "c1", 7);

    assertThat(append(adding(gameId, epoch, 2, ofBob, entropy(3, "of bob")))).isEqualTo(COMMITTED);
    assertThat(append(command(another, 0, 1, "c1", "in another game"))).isEqualTo(COMMITTED);
    assertThat(answer(gameId, "alice", "c1")).isEqualTo(new Answer("of alice".hashCode(), 2, 1));
    assertThat(answer(gameId, "bob", "c1")).isEqualTo(new Answer(7, 3, 1));
    assertThat(answer(gameId, "bob", "c2")).isNull();
  }

  @Test
  default void recentPlaysAreThoseThatStandInOrder() {
    UUID gameId = newGame();
    append(adding(gameId, 0, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    append(adding(gameId, 0, 5, null, play(6, 4)));
    append(adding(gameId, 0, 6, null, undone(7, 4)));
    append(adding(gameId, 0, 7, null, undone(8, 3)));
    append(adding(gameId, 0, 8, null, play(9, 3), play(10, 4)));

    assertThat(Await.the(journal().recentPlays(gameId, 10, 4, 3)))
        .containsExactly(play(4, 2).data(), play(9, 3).data(), play(10, 4).data());
    assertThat(log(gameId)).hasSize(10);
  }

  @Test
  default void recentPlaysAreThoseThatStoodAfterAnEvent() {
    UUID gameId = newGame();
    append(adding(gameId, 0, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    append(adding(gameId, 0, 5, null, undone(6, 3)));
    append(adding(gameId, 0, 6, null, undone(7, 2)));
    append(adding(gameId, 0, 7, null, play(8, 2)));
    String first = play(2, 1).data();

    assertThat(Await.the(journal().recentPlays(gameId, 1, 0, 10))).isEmpty();
    assertThat(Await.the(journal().recentPlays(gameId, 3, 1, 10))).containsExactly(first);
    assertThat(Await.the(journal().recentPlays(gameId, 5, 3, 10)))
        .containsExactly(first, play(4, 2).data(), play(5, 3).data());
    assertThat(Await.the(journal().recentPlays(gameId, 6, 2, 10)))
        .containsExactly(first, play(4, 2).data());
    assertThat(Await.the(journal().recentPlays(gameId, 7, 1, 10))).containsExactly(first);
    assertThat(Await.the(journal().recentPlays(gameId, 8, 2, 10)))
        .containsExactly(first, play(8, 2).data());
  }

  @Test
  default void theOwnerIsTheNodeThatOpenedTheGameLast() {
    UUID never = newGame();
    UUID taken = newGame();
    Await.the(journal().open(taken, "first"));
    append(adding(taken, 1, 1, "a"));
    Await.the(elsewhere().open(taken, "second"));

    assertThat(Await.the(journal().owners(List.of(never, taken, UUID.randomUUID()))))
        .containsOnly(
            Map.entry(never, new OwnerRow(0, 1, null)),
            Map.entry(taken, new OwnerRow(2, 2, "second")));
  }

  @Test
  default void aGameThatWasReleasedHasNoOwnerAndIsWrittenUntilItIsOpenedAgain() {
    UUID gameId = newGame();
    UUID kept = newGame();
    Await.the(journal().open(gameId, "first"));
    Await.the(journal().open(kept, "first"));

    Await.the(journal().release(Map.of(gameId, 1L)));

    assertThat(Await.the(journal().owners(List.of(gameId, kept))))
        .containsOnly(
            Map.entry(gameId, new OwnerRow(1, 1, null)),
            Map.entry(kept, new OwnerRow(1, 1, "first")));
    assertThat(append(adding(gameId, 1, 1, "under way"))).isEqualTo(COMMITTED);
    assertThat(opened(elsewhere(), gameId).epoch()).isEqualTo(2);
  }

  @Test
  default void theReleaseOfAnOlderEpochDoesNothing() {
    UUID gameId = newGame();
    Await.the(journal().open(gameId, "first"));
    Await.the(elsewhere().open(gameId, "second"));

    Await.the(journal().release(Map.of(gameId, 1L, UUID.randomUUID(), 1L)));

    assertThat(Await.the(journal().owners(List.of(gameId))))
        .containsOnly(Map.entry(gameId, new OwnerRow(2, 1, "second")));
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

    assertThat(Await.the(same.future())).isTrue();
  }

  private Opened opened(Journal journal, UUID gameId) {
    return Await.the(journal.open(gameId, "node")).orElseThrow();
  }

  private Appended append(Append append) {
    return Await.the(journal().append(append));
  }

  private Throwable failure(Append append) {
    return Await.the(
        journal()
            .append(append)
            .transform(
                appended ->
                    appended.failed()
                        ? Future.succeededFuture(appended.cause())
                        : Future.failedFuture("this was taken: " + append)));
  }

  private Answer answer(UUID gameId, String userId, String id) {
    return Await.the(journal().answerOf(gameId, userId, id)).orElse(null);
  }

  private List<LoggedEvent> log(UUID gameId) {
    return Await.the(journal().read(gameId, 0, Integer.MAX_VALUE));
  }
}
