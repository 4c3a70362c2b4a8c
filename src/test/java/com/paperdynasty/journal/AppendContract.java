package com.paperdynasty.journal;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.command;
import static com.paperdynasty.journal.SampleAppends.entropy;
import static com.paperdynasty.journal.SampleAppends.marks;
import static com.paperdynasty.journal.SampleAppends.play;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Journal#append}, which every implementation must pass. */
public interface AppendContract {
  AppendResult COMMITTED = new AppendResult.Committed();
  AppendResult FENCED = new AppendResult.Fenced();

  /** The journal, as one node uses it. */
  Journal journal();

  /** The same journal, as another node uses it. */
  Journal elsewhere();

  /** A game that was just created in it. */
  UUID newGame();

  /** Calls of the one node. */
  default JournalCalls here() {
    return new JournalCalls(journal());
  }

  /** Calls of the other node. */
  default JournalCalls there() {
    return new JournalCalls(elsewhere());
  }

  @Test
  default void appendUnderAnOlderEpochWritesNothing() {
    UUID gameId = newGame();
    long first = here().opened(gameId).epoch();
    long second = there().opened(gameId).epoch();

    assertThat(here().append(command(gameId, first, 1, "c1", "late"))).isEqualTo(FENCED);
    assertThat(here().append(adding(gameId, second, 1, "good"))).isEqualTo(COMMITTED);

    assertThat(marks(here().log(gameId))).containsExactly("good");
    assertThat(here().receipt(gameId, "alice", "c1")).isNull();
  }

  @Test
  default void appendAfterAWrongSeqWritesNothing() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();

    assertThat(here().append(command(gameId, epoch, 0, "c1", "early"))).isEqualTo(FENCED);
    assertThat(here().append(command(gameId, epoch, 2, "c2", "gap"))).isEqualTo(FENCED);

    assertThat(here().log(gameId)).hasSize(1);
    assertThat(here().receipt(gameId, "alice", "c1")).isNull();
    assertThat(here().receipt(gameId, "alice", "c2")).isNull();
  }

  @Test
  default void appendOfSeveralEventsIsWrittenWhole() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    IdempotencyKey key = new IdempotencyKey("alice", "c1", 7);

    here().append(adding(gameId, epoch, 1, key, entropy(2, "a"), play(3, 1), entropy(4, "b")));

    assertThat(here().log(gameId).subList(1, 4))
        .containsExactly(entropy(2, "a"), play(3, 1), entropy(4, "b"));
    assertThat(here().receipt(gameId, "alice", "c1")).isEqualTo(new CommandReceipt(7, 2, 3));
  }

  @Test
  default void appendWithoutConsecutiveSeqsFailsAndWritesNothing() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    IdempotencyKey key = new IdempotencyKey("alice", "c1", 7);

    assertThat(here().failure(adding(gameId, epoch, 1, key, entropy(2, "a"), entropy(4, "b"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(here().failure(adding(gameId, epoch, 1, key, entropy(3, "a"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(here().failure(adding(gameId, epoch, 1, key)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(here().log(gameId)).hasSize(1);
    assertThat(here().receipt(gameId, "alice", "c1")).isNull();
    assertThat(here().append(adding(gameId, epoch, 1, key, entropy(2, "a")))).isEqualTo(COMMITTED);
  }

  @Test
  default void appendsOfOneGameAreExecutedInOrder() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();

    Future<AppendResult> first = journal().append(adding(gameId, epoch, 1, "one"));
    Future<AppendResult> second = journal().append(adding(gameId, epoch, 2, "two"));
    Future<AppendResult> same = journal().append(adding(gameId, epoch, 2, "too late"));

    assertThat(Await.result(first)).isEqualTo(COMMITTED);
    assertThat(Await.result(second)).isEqualTo(COMMITTED);
    assertThat(Await.result(same)).isEqualTo(FENCED);
    assertThat(marks(here().log(gameId))).containsExactly("one", "two");
  }

  @Test
  default void repeatedCommandWritesNothingAndReturnsItsFirstReceipt() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    IdempotencyKey key = new IdempotencyKey("alice", "c1", 7);
    here().append(adding(gameId, epoch, 1, "before"));
    here().append(adding(gameId, epoch, 2, key, entropy(3, "once"), entropy(4, "and all")));

    AppendResult again = here().append(adding(gameId, epoch, 4, key, entropy(5, "twice")));

    assertThat(again).isEqualTo(new AppendResult.Duplicate(new CommandReceipt(7, 3, 2)));
    assertThat(marks(here().log(gameId))).containsExactly("before", "once", "and all");
    assertThat(here().append(adding(gameId, epoch, 4, "after"))).isEqualTo(COMMITTED);
  }

  @Test
  default void repeatedCommandReturnsItsFirstReceiptUnderALaterEpoch() {
    UUID gameId = newGame();
    here().append(command(gameId, here().opened(gameId).epoch(), 1, "c1", "once"));
    long later = there().opened(gameId).epoch();

    assertThat(here().append(command(gameId, later, 2, "c1", "once")))
        .isEqualTo(new AppendResult.Duplicate(new CommandReceipt("once".hashCode(), 2, 1)));
    assertThat(here().append(command(gameId, later - 1, 2, "c1", "once"))).isEqualTo(FENCED);
    assertThat(marks(here().log(gameId))).containsExactly("once");
  }

  @Test
  default void reusedCommandIdReturnsTheReceiptOfTheFirstContent() {
    UUID gameId = newGame();
    long epoch = here().opened(gameId).epoch();
    here().append(command(gameId, epoch, 1, "c1", "once"));

    assertThat(here().append(command(gameId, epoch, 2, "c1", "other")))
        .isEqualTo(new AppendResult.Duplicate(new CommandReceipt("once".hashCode(), 2, 1)));
    assertThat(here().receipt(gameId, "alice", "c1"))
        .isEqualTo(new CommandReceipt("once".hashCode(), 2, 1));
    assertThat(marks(here().log(gameId))).containsExactly("once");
  }

  @Test
  default void commandIdsAreSeparateForEachSenderAndGame() {
    UUID gameId = newGame();
    UUID another = newGame();
    long epoch = here().opened(gameId).epoch();
    here().append(command(gameId, epoch, 1, "c1", "of alice"));
    IdempotencyKey ofBob = new IdempotencyKey("bob", "c1", 7);

    assertThat(here().append(adding(gameId, epoch, 2, ofBob, entropy(3, "of bob"))))
        .isEqualTo(COMMITTED);
    assertThat(here().append(command(another, 0, 1, "c1", "in another game"))).isEqualTo(COMMITTED);
    assertThat(here().receipt(gameId, "alice", "c1"))
        .isEqualTo(new CommandReceipt("of alice".hashCode(), 2, 1));
    assertThat(here().receipt(gameId, "bob", "c1")).isEqualTo(new CommandReceipt(7, 3, 1));
    assertThat(here().receipt(gameId, "bob", "c2")).isNull();
  }
}
