package com.paperdynasty.replay;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.announcement;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.LogPage;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.table.GameScene;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads a log of six events, a page at a time. */
@ExtendWith(VertxExtension.class)
class LogReaderTest {
  private static final UUID GAME = GameScene.GAME;
  private static final long EPOCH = 7;
  private static final int LAST = 6;
  private static final int MAX_BYTES = 64 * 1024;

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private LogReader reader;

  @BeforeEach
  void write(Vertx vertx) {
    reader = new LogReader(vertx, journal, Defaults.REPLAYS, meters);
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    for (int seq = 2; seq <= LAST; seq++) {
      games.append(adding(GAME, 0, seq - 1, null, event(seq)));
    }
  }

  @Test
  void pageHasTheFramesAfterASeq() {
    LogPage page = page(4, LAST, MAX_BYTES);

    assertThat(page)
        .isEqualTo(
            new LogPage(
                EPOCH,
                LAST,
                List.of(
                    GameScene.shown(games.log(GAME), event(5)),
                    GameScene.shown(games.log(GAME), event(6)))));
  }

  @Test
  void pageEndsAtTheLastEventThatMayBeShown() {
    assertThat(seqs(page(1, 4, MAX_BYTES))).containsExactly(2L, 3L, 4L);
    assertThat(page(1, 4, MAX_BYTES).lastSeq()).isEqualTo(4);
  }

  @Test
  void readerWhoHasEverythingReadsNothing() {
    journal.onRead(FaultyJournal.unheard());

    assertThat(page(LAST, LAST, MAX_BYTES)).isEqualTo(new LogPage(EPOCH, LAST, List.of()));
    assertThat(page(LAST, 4, MAX_BYTES)).isEqualTo(new LogPage(EPOCH, 4, List.of()));
  }

  @Test
  void pageKeepsItsLimitUnlessItsFirstEventExceedsIt() {
    int two = length(event(2)) + length(event(3));

    assertThat(seqs(page(1, LAST, two))).containsExactly(2L, 3L);
    assertThat(seqs(page(1, LAST, two - 1))).containsExactly(2L);
    assertThat(seqs(page(1, LAST, 1))).containsExactly(2L);
  }

  @Test
  void pageEndsBeforeADamagedEvent() {
    damage(4);

    assertThat(seqs(page(1, LAST, MAX_BYTES))).containsExactly(2L, 3L);
  }

  @Test
  void pageThatWouldBeginWithADamagedEventFails() {
    damage(2);

    assertThat(failure(1))
        .isInstanceOfSatisfying(
            DamagedLogException.class, fault -> assertThat(fault.seq()).isEqualTo(2));
  }

  @Test
  void pageEndsBeforeAMissingEventAndFailsIfThatIsItsFirst() {
    for (int i = 0; i < 2; i++) {
      journal.onRead(
          call -> call.get().map(all -> all.stream().filter(one -> one.seq() != 4).toList()));
    }

    assertThat(seqs(page(1, LAST, MAX_BYTES))).containsExactly(2L, 3L);
    assertThat(failure(3))
        .isInstanceOfSatisfying(
            DamagedLogException.class, fault -> assertThat(fault.seq()).isEqualTo(4));
    assertThat(failed("damaged"))
        .as("a page that ends before the damage does not count")
        .isEqualTo(1);
  }

  @Test
  void journalTimeoutIsNotReportedAsADamagedLog() {
    journal.onRead(FaultyJournal.unheard());

    assertThat(failure(1)).isInstanceOf(JournalTimeoutException.class);
    assertThat(failed("unavailable")).isEqualTo(1);
  }

  @Test
  void failureOfASharedReplayCountsOnce() {
    Promise<Void> held = Promise.promise();
    Promise<Void> begun = Promise.promise();
    journal.onRead(
        call -> {
          begun.complete();
          return held.future().compose(go -> Future.failedFuture("the call was lost"));
        });
    Future<GameReply> first = reader.page(GAME, EPOCH, 1, LAST, MAX_BYTES);
    Await.result(begun.future());
    Future<GameReply> second = reader.page(GAME, EPOCH, 1, LAST, MAX_BYTES);
    Future<List<SeqFrame>> other = reader.frames(GAME, List.of(2L));
    journal.onRead(FaultyJournal.unheard());
    held.complete();

    assertThat(Await.result(GameScene.failure(first))).isInstanceOf(JournalTimeoutException.class);
    assertThat(Await.result(GameScene.failure(second))).isInstanceOf(JournalTimeoutException.class);
    assertThat(Await.result(GameScene.failure(other))).isInstanceOf(JournalTimeoutException.class);
    assertThat(failed("unavailable")).isEqualTo(2);
  }

  /** One log is replayed at a time, and one replay may wait. */
  @Test
  void readerBeyondTheLimitIsRefusedAsBusy(Vertx vertx) {
    Promise<Void> held = Promise.promise();
    Promise<Void> begun = Promise.promise();
    journal.onRead(
        call -> {
          begun.complete();
          return held.future().compose(go -> call.get());
        });
    reader =
        new LogReader(vertx, journal, new ReplaySettings(1, 1, 2_000, 1_000_000, 60_000), meters);
    Future<GameReply> first = reader.page(GAME, EPOCH, 1, LAST, MAX_BYTES);
    Await.result(begun.future());
    Future<GameReply> second = reader.page(GAME, EPOCH, 2, LAST, MAX_BYTES);

    assertThat(failure(3))
        .isInstanceOfSatisfying(
            ReplayBusyException.class, busy -> assertThat(busy.retryAfterMs()).isEqualTo(2_000));
    assertThat(failed("busy")).isEqualTo(1);
    held.complete();
    assertThat(seqs((LogPage) Await.result(first))).hasSize(5);
    assertThat(seqs((LogPage) Await.result(second))).hasSize(4);
  }

  /** The next reads fail if the event is among what they read. */
  private void damage(long seq) {
    for (int i = 0; i < 4; i++) {
      journal.onRead(
          call ->
              call.get()
                  .map(
                      all -> {
                        if (all.stream().anyMatch(one -> one.seq() == seq)) {
                          throw new DamagedLogException(GAME, seq, "damaged", null);
                        }
                        return all;
                      }));
    }
  }

  private LogPage page(long after, long last, int maxBytes) {
    return (LogPage) Await.result(reader.page(GAME, EPOCH, after, last, maxBytes));
  }

  private double failed(String reason) {
    return meters.get("pd.replays.failed").tag("reason", reason).counter().count();
  }

  private Throwable failure(long after) {
    return Await.result(GameScene.failure(reader.page(GAME, EPOCH, after, LAST, MAX_BYTES)));
  }

  private static List<Long> seqs(LogPage page) {
    return page.events().stream().map(SeqFrame::seq).toList();
  }

  private static LoggedEvent event(long seq) {
    return announcement(seq, "event " + seq);
  }

  private int length(LoggedEvent event) {
    return GameScene.shown(games.log(GAME), event).frame().length();
  }
}
