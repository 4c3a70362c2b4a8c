package com.paperdynasty.store;

import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the appends of all games of this program and sends them in batches. While one batch is at
 * the database the next one fills, so load makes batches larger and not the queue longer.
 *
 * <p>An append that was sent and not answered has failed: it may have been committed or not, and it
 * is not sent again. Two kinds are sent again, because it is known that nothing of them was
 * written: one whose row somebody else held, and those of a statement that PostgreSQL refused as a
 * whole, each alone then, so that one bad append fails by itself.
 */
final class JournalWriterVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriterVerticle.class);
  private static final long BUSY_PAUSE_MS = 2;
  private static final long SWEEP_EVERY_MS = 250;

  /**
   * Classes of SQLSTATE: data exceptions, broken constraints, exceeded limits, raised by a trigger.
   */
  private static final Set<String> FAULTS_OF_AN_APPEND = Set.of("22", "23", "54", "P0");

  private final DatabaseUrl url;
  private final StoreLimits limits;
  private final AtomicInteger unsettled = new AtomicInteger();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private @Nullable WriterConnection connection;
  private boolean underWay;

  JournalWriterVerticle(DatabaseUrl url, StoreLimits limits) {
    this.url = url;
    this.limits = limits;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(SWEEP_EVERY_MS, timer -> dropStale());
    connection = new WriterConnection(vertx, url, limits, this::pump);
    return connection.open();
  }

  @Override
  public Future<?> stop() {
    failAll(queue, "the journal is closed", null);
    queue.clear();
    return connection().close();
  }

  /** Takes an append, from any thread. */
  Future<Appended> append(Append append) {
    String fault = Storable.faultIn(append);
    if (fault != null) {
      return Future.failedFuture(new IllegalArgumentException(fault));
    }
    if (unsettled.incrementAndGet() > limits.appendsWaiting()) {
      unsettled.decrementAndGet();
      return Future.failedFuture(
          new JournalUnavailableException(limits.appendsWaiting() + " appends wait already"));
    }
    Context caller = vertx.getOrCreateContext();
    Waiting waiting = new Waiting(append, caller, System.nanoTime());
    context.runOnContext(
        nothing -> {
          queue.add(waiting);
          pump();
        });
    return waiting.outcome().onComplete(outcome -> unsettled.decrementAndGet());
  }

  private void pump() {
    if (underWay || queue.isEmpty() || !connection().ready()) {
      return;
    }
    Batch batch = nextBatch();
    underWay = true;
    send(batch)
        .onComplete(
            answer -> {
              underWay = false;
              if (answer.succeeded()) {
                later(batch.settle(answer.result()));
              } else {
                failed(batch, answer.cause());
              }
              pump();
            });
  }

  private Future<RowSet<Row>> send(Batch batch) {
    try {
      return connection().execute(batch.parameters());
    } catch (RuntimeException e) {
      return Future.failedFuture(new UnwritableException(e));
    }
  }

  private WriterConnection connection() {
    return Objects.requireNonNull(connection, "the writer is deployed before it is used");
  }

  /** The oldest appends; of two for one game the second stays for the batch after. */
  private Batch nextBatch() {
    Batch batch = new Batch();
    List<Waiting> left = new ArrayList<>();
    while (batch.size() < limits.appendsPerBatch() && !queue.isEmpty()) {
      Waiting waiting = queue.removeFirst();
      if (waiting.alone() && batch.size() > 0) {
        queue.addFirst(waiting);
        break;
      }
      if (!batch.offer(waiting)) {
        left.add(waiting);
      }
      if (waiting.alone()) {
        break;
      }
    }
    putBack(left);
    return batch;
  }

  /**
   * By its code, for the severity is said in the server's language: a lost connection tells
   * nothing.
   */
  private static boolean isRolledBack(String sqlState) {
    return sqlState != null && !sqlState.startsWith("08") && !sqlState.startsWith("57P");
  }

  /** What PostgreSQL answers with an error was rolled back; without an answer nothing is known. */
  private void failed(Batch batch, Throwable cause) {
    boolean answered = cause instanceof PgException answer && isRolledBack(answer.getSqlState());
    boolean refused =
        cause instanceof UnwritableException || (answered && isFaultOfAnAppend(cause));
    if (refused && batch.size() > 1) {
      LOG.warn("A batch of {} appends was refused; each is sent alone", batch.size(), cause);
      batch.all().forEach(Waiting::sendAlone);
      putBack(List.copyOf(batch.all()));
      return;
    }
    LOG.warn("A batch of {} appends failed", batch.size(), cause);
    if (!answered && !refused) {
      connection().renew();
    }
    failAll(batch.all(), "append failed", cause);
  }

  /** Whether the reason is in one of the appends: its data, a constraint, a size. */
  private static boolean isFaultOfAnAppend(Throwable cause) {
    String state = cause instanceof PgException answer ? answer.getSqlState() : "";
    return FAULTS_OF_AN_APPEND.stream().anyMatch(state::startsWith);
  }

  /** A row is seldom held for longer than somebody else's statement takes. */
  private void later(List<Waiting> busy) {
    if (busy.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    long longest = TimeUnit.MILLISECONDS.toNanos(limits.lockTimeoutMs());
    List<Waiting> again = new ArrayList<>();
    for (Waiting waiting : busy) {
      if (waiting.stillBusyNs(now) < longest) {
        again.add(waiting);
      } else {
        waiting.fail(new JournalUnavailableException("the game's row stayed locked"));
      }
    }
    vertx.setTimer(
        BUSY_PAUSE_MS,
        timer -> {
          putBack(again);
          pump();
        });
  }

  private void putBack(List<Waiting> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      queue.addFirst(first.get(i));
    }
  }

  /** While there is no connection, appends do not wait for ever. The oldest are in front. */
  private void dropStale() {
    long now = System.nanoTime();
    long longest = TimeUnit.MILLISECONDS.toNanos(limits.appendTimeoutMs());
    List<Waiting> stale = new ArrayList<>();
    while (!queue.isEmpty() && queue.getFirst().waitedNs(now) > longest) {
      stale.add(queue.removeFirst());
    }
    failAll(stale, "not sent in " + limits.appendTimeoutMs() + " ms", null);
  }

  private static void failAll(Iterable<Waiting> appends, String why, @Nullable Throwable cause) {
    appends.forEach(waiting -> waiting.fail(new JournalUnavailableException(why, cause)));
  }

  /** The parameters could not even be written down. */
  private static final class UnwritableException extends RuntimeException {
    UnwritableException(Throwable cause) {
      super(cause);
    }
  }
}
