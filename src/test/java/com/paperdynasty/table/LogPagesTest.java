package com.paperdynasty.table;

import static com.paperdynasty.table.SampleAppends.adding;
import static com.paperdynasty.table.SampleAppends.entropy;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import com.paperdynasty.table.OpenGame.ReplayDiffers;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Log;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log of six events, a page at a time. */
class LogPagesTest {
  private static final UUID GAME = TableScene.GAME;
  private static final long EPOCH = 7;
  private static final int LAST = 6;
  private static final int ROOM = 64 * 1024;

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final LogPages pages = new LogPages(journal);

  @BeforeEach
  void write() {
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    for (int seq = 2; seq <= LAST; seq++) {
      games.append(adding(GAME, 0, seq - 1, "event " + seq));
    }
  }

  @Test
  void aPageHasTheEventsAfterASeqAsTheyAreShown() {
    Log page = page(4, LAST, ROOM);

    assertThat(page)
        .isEqualTo(
            new Log(
                EPOCH,
                LAST,
                List.of(
                    Announcer.frame(entropy(5, "event 5")),
                    Announcer.frame(entropy(6, "event 6")))));
  }

  @Test
  void aPageEndsAtTheLastEventThatMayBeShown() {
    assertThat(seqs(page(1, 4, ROOM))).containsExactly(2L, 3L, 4L);
    assertThat(page(1, 4, ROOM).lastSeq()).isEqualTo(4);
  }

  @Test
  void nothingIsReadForWhoHasSeenAll() {
    journal.onRead(FaultyJournal.unheard());

    assertThat(page(LAST, LAST, ROOM)).isEqualTo(new Log(EPOCH, LAST, List.of()));
    assertThat(page(LAST, 4, ROOM)).isEqualTo(new Log(EPOCH, 4, List.of()));
  }

  @Test
  void aPageIsNotLargerThanItMayBeUnlessItsFirstEventIs() {
    int two = length(entropy(2, "event 2")) + length(entropy(3, "event 3"));

    assertThat(seqs(page(1, LAST, two))).containsExactly(2L, 3L);
    assertThat(seqs(page(1, LAST, two - 1))).containsExactly(2L);
    assertThat(seqs(page(1, LAST, 1))).containsExactly(2L);
  }

  @Test
  void aPageEndsBeforeAnEventThatIsDamaged() {
    journal.onRead(call -> Future.failedFuture(new ReplayDiffers(GAME, 4, "damaged", null)));

    assertThat(seqs(page(1, LAST, ROOM))).containsExactly(2L, 3L);
  }

  @Test
  void aPageThatWouldBeginWithADamagedEventFails() {
    journal.onRead(call -> Future.failedFuture(new ReplayDiffers(GAME, 2, "damaged", null)));

    assertThat(failure(1))
        .isInstanceOfSatisfying(ReplayDiffers.class, fault -> assertThat(fault.seq()).isEqualTo(2));
  }

  @Test
  void aPageEndsBeforeAnEventThatIsMissingAndFailsWhereThatWouldBeItsFirst() {
    for (int i = 0; i < 2; i++) {
      journal.onRead(
          call -> call.get().map(all -> all.stream().filter(one -> one.seq() != 4).toList()));
    }

    assertThat(seqs(page(1, LAST, ROOM))).containsExactly(2L, 3L);
    assertThat(failure(3))
        .isInstanceOfSatisfying(ReplayDiffers.class, fault -> assertThat(fault.seq()).isEqualTo(4));
  }

  @Test
  void aJournalThatDoesNotAnswerIsNoFaultOfTheLog() {
    journal.onRead(FaultyJournal.unheard());

    assertThat(failure(1)).isInstanceOf(Unanswered.class);
  }

  private Log page(long after, long last, int maxBytes) {
    Future<TableReply> page = pages.page(GAME, EPOCH, after, last, maxBytes);
    assertThat(page.cause()).isNull();
    return (Log) page.result();
  }

  private Throwable failure(long after) {
    return pages.page(GAME, EPOCH, after, LAST, ROOM).cause();
  }

  private static List<Long> seqs(Log page) {
    return page.events().stream().map(SeqFrame::seq).toList();
  }

  private static int length(LoggedEvent event) {
    return Announcer.frame(event).frame().length();
  }
}
