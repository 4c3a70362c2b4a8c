package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.Event;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.journal.SampleAppends;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Owners that contend for games: each opens a game, appends to it until it is fenced, and opens it
 * again. Afterwards their results are compared with the log.
 *
 * <p>Every event's mark says which owner wrote it under which epoch, so that an append of a fenced
 * owner is recognized. Some appends carry a command id that the others use too.
 */
final class WriterContest {
  private static final int SHARED_COMMANDS = 40;

  private final Vertx vertx;
  private final Random random;
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Future<Void>> ends = new ArrayList<>();
  private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger openings = new AtomicInteger();
  final AtomicInteger committed = new AtomicInteger();
  final AtomicInteger fenced = new AtomicInteger();
  final AtomicInteger duplicates = new AtomicInteger();
  final AtomicInteger unknown = new AtomicInteger();

  WriterContest(Vertx vertx, long seed) {
    this.vertx = vertx;
    this.random = new Random(seed);
    System.out.println("contest with seed " + seed);
  }

  /** The result of one append, or of one opening. */
  private sealed interface Result {
    UUID gameId();
  }

  private record Fate(UUID gameId, long seq, String mark, Optional<AppendResult> appended)
      implements Result {}

  private record Opening(UUID gameId, long epoch, long lastSeq) implements Result {}

  /** Adds an owner. */
  void enter(String name, Journal journal, UUID gameId) {
    ends.add(new Owner(name, journal, gameId, random.nextLong()).play());
  }

  /** Ends it, after every owner has its last result. */
  void end() {
    over.set(true);
    ends.forEach(StoreAwait::result);
    System.out.printf(
        "%d openings, %d committed, %d fenced, %d duplicates, %d unknown%n",
        openings.get(), committed.get(), fenced.get(), duplicates.get(), unknown.get());
  }

  /** Compares a game's log with all results of its owners. */
  void check(UUID gameId, List<LoggedEvent> log) {
    Map<String, Long> seqByMark = new HashMap<>();
    for (int i = 0; i < log.size(); i++) {
      assertThat(log.get(i).seq()).as("no gap and no double").isEqualTo(i + 1);
      if (log.get(i).event() instanceof Event.EntropyGiven given) {
        assertThat(seqByMark.put(given.entropy(), (long) i + 1)).as("written once").isNull();
      }
    }
    Set<String> commands = new HashSet<>();
    for (String mark : seqByMark.keySet()) {
      String command = Mark.command(mark);
      assertThat(command.isEmpty() || commands.add(command)).as("once: " + command).isTrue();
    }
    for (Result one : List.copyOf(results)) {
      if (one.gameId().equals(gameId)) {
        if (one instanceof Fate fate) {
          checkFate(fate, seqByMark);
        } else if (one instanceof Opening opening) {
          checkOpening(opening, log);
        }
      }
    }
  }

  private static void checkFate(Fate fate, Map<String, Long> seqByMark) {
    if (fate.appended().isEmpty()) {
      return; // The result is unknown, so both are allowed.
    }
    if (fate.appended().get() instanceof AppendResult.Committed) {
      assertThat(seqByMark)
          .as("what was committed is in the log")
          .containsEntry(fate.mark(), fate.seq());
    } else {
      assertThat(seqByMark).as("what was refused is not in the log").doesNotContainKey(fate.mark());
    }
  }

  /** From an opening on nothing is written under an older epoch, and nothing before it changes. */
  private static void checkOpening(Opening opening, List<LoggedEvent> log) {
    for (LoggedEvent logged : log) {
      if (logged.event() instanceof Event.EntropyGiven given) {
        boolean before = logged.seq() <= opening.lastSeq();
        assertThat(Mark.epoch(given.entropy()) < opening.epoch())
            .as("%s was logged as %d, and %s", given.entropy(), logged.seq(), opening)
            .isEqualTo(before);
      }
    }
  }

  private static final class Mark {
    static String of(String name, long epoch, int n, String command) {
      return name + "/" + epoch + "/" + n + "/" + command;
    }

    static long epoch(String mark) {
      return Long.parseLong(mark.split("/", -1)[1]);
    }

    static String command(String mark) {
      return mark.split("/", -1)[3];
    }
  }

  /** An owner of one game, or one that believes so. It does one step after the other. */
  private final class Owner {
    private final String name;
    private final Journal journal;
    private final UUID gameId;
    private final Random random;
    private final Promise<Void> end = Promise.promise();
    private long epoch;
    private long lastSeq;
    private int appends;

    Owner(String name, Journal journal, UUID gameId, long seed) {
      this.name = name;
      this.journal = journal;
      this.gameId = gameId;
      this.random = new Random(seed);
    }

    Future<Void> play() {
      vertx.getOrCreateContext().runOnContext(nothing -> open());
      return end.future();
    }

    private void open() {
      if (over.get()) {
        end.complete();
        return;
      }
      journal
          .open(gameId, name)
          .onComplete(
              opening -> {
                if (opening.failed()) {
                  later(this::open);
                  return;
                }
                OpenedLog openedLog = opening.result().orElseThrow();
                epoch = openedLog.epoch();
                lastSeq = openedLog.log().size();
                openings.incrementAndGet();
                results.add(new Opening(gameId, epoch, lastSeq));
                append();
              });
    }

    private void append() {
      if (over.get()) {
        end.complete();
        return;
      }
      String command = random.nextBoolean() ? "" : "c" + random.nextInt(SHARED_COMMANDS);
      String mark = Mark.of(name, epoch, appends++, command);
      AppendRequest appendRequest =
          command.isEmpty()
              ? SampleAppends.adding(gameId, epoch, lastSeq, mark)
              : SampleAppends.command(gameId, epoch, lastSeq, command, mark);
      journal.append(appendRequest).onComplete(outcome -> onAppended(mark, outcome));
    }

    private void onAppended(String mark, AsyncResult<AppendResult> outcome) {
      Optional<AppendResult> appended =
          outcome.succeeded() ? Optional.of(outcome.result()) : Optional.empty();
      results.add(new Fate(gameId, lastSeq + 1, mark, appended));
      if (appended.isEmpty()) {
        unknown.incrementAndGet();
        open();
      } else if (appended.get() instanceof AppendResult.Fenced) {
        fenced.incrementAndGet();
        later(this::open);
      } else if (appended.get() instanceof AppendResult.Committed) {
        committed.incrementAndGet();
        lastSeq++;
        append();
      } else {
        duplicates.incrementAndGet();
        append();
      }
    }

    private void later(Runnable step) {
      vertx.setTimer(1 + random.nextInt(40), timer -> step.run());
    }
  }
}
