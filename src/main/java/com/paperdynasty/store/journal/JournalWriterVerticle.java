package com.paperdynasty.store.journal;

import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.store.connection.AbandonedSessions;
import com.paperdynasty.store.connection.CallerContextPromise;
import com.paperdynasty.store.connection.ConnectionOptions;
import com.paperdynasty.store.connection.Connector;
import com.paperdynasty.store.connection.DatabaseFault;
import com.paperdynasty.store.connection.JournalUnavailableException;
import com.paperdynasty.store.connection.PersistentConnection;
import com.paperdynasty.store.connection.SqlStates;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the appends of all games of this node and sends them in batches. While one batch is at
 * the database the next one fills, so load makes batches larger and not the queue longer.
 *
 * <p>An append that was sent and got no answer fails. It may have been committed, so it is not sent
 * again. Two kinds are sent again, because nothing of them was written: an append whose row another
 * transaction held, and the appends of a statement that PostgreSQL rejected as a whole. The latter
 * are sent one by one, so that one bad append fails by itself.
 */
public final class JournalWriterVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriterVerticle.class);
  private static final long BUSY_PAUSE_MS = 2;
  private static final long SWEEP_EVERY_MS = 250;

  /**
   * The statement is planned once, possibly while the tables are still empty. The plan must not
   * read whole tables.
   */
  private static final Map<String, String> SETTINGS =
      Map.of("enable_seqscan", "off", "plan_cache_mode", "force_generic_plan", "jit", "off");

  private final Connector connector;
  private final StoreLimits limits;
  private final RollingUpdateGate gate;
  private final AtomicInteger unsettled = new AtomicInteger();
  private final Deque<PendingAppend> queue = new ArrayDeque<>();
  private final JournalProbes probes = new JournalProbes();
  private @Nullable PersistentConnection connection;
  private boolean underWay;

  public JournalWriterVerticle(Connector connector, StoreLimits limits, RollingUpdateGate gate) {
    this.connector = connector;
    this.limits = limits;
    this.gate = gate;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(SWEEP_EVERY_MS, timer -> dropStale());
    PersistentConnection made =
        new PersistentConnection(
            vertx,
            connector,
            // Not "journal": that name marks nodes of builds without the rolling update gate.
            "paper-dynasty appends",
            ConnectionOptions.settings(
                limits.lockTimeoutMs(), limits.statementTimeoutMs(), SETTINGS),
            limits.statementTimeoutMs() + StatementPool.GRACE_MS,
            limits.checkMs(),
            new AbandonedSessions(),
            this::pump);
    connection = made;
    return made.open().transform(UnfitDatabaseException::only);
  }

  @Override
  public Future<?> stop() {
    failAll(queue, "the journal is closed", null);
    queue.clear();
    return connection().close();
  }

  /**
   * Queues an append. Thread-safe. Fails with {@link JournalBusyException} if too many wait, with
   * {@link OlderNodesException} if a live node could not read it, with {@link
   * JournalUnavailableException} if it could not be sent in time, and with {@link
   * IllegalArgumentException} if PostgreSQL could not store it.
   */
  Future<AppendResult> append(AppendRequest appendRequest) {
    String fault = StorableText.faultIn(appendRequest);
    if (fault != null) {
      return Future.failedFuture(new IllegalArgumentException(fault));
    }
    if (!appendRequest.events().stream().allMatch(logged -> gate.allows(logged.event()))) {
      return Future.failedFuture(gate.refusal());
    }
    if (unsettled.incrementAndGet() > limits.appendsWaiting()) {
      unsettled.decrementAndGet();
      return Future.failedFuture(
          new JournalBusyException(limits.appendsWaiting() + " appends are already waiting"));
    }
    Context caller = vertx.getOrCreateContext();
    PendingAppend pendingAppend = new PendingAppend(appendRequest, caller, System.nanoTime());
    context.runOnContext(
        nothing -> {
          queue.add(pendingAppend);
          pump();
        });
    return pendingAppend.outcome().onComplete(outcome -> unsettled.decrementAndGet());
  }

  /**
   * Does what an append does, over the same connection, but stores nothing of it. The result is
   * empty if an append would succeed, else why it would fail. Thread-safe; never fails.
   */
  public Future<Optional<DatabaseFault>> probe() {
    CallerContextPromise<Optional<DatabaseFault>> answer = new CallerContextPromise<>(vertx);
    context.runOnContext(
        nothing -> {
          probes.add(answer);
          answerProbesWithoutConnection();
          pump();
        });
    return answer.future();
  }

  private void answerProbesWithoutConnection() {
    DatabaseFault fault = connection().fault();
    if (fault != null) {
      probes.answerWithoutConnection(fault);
    }
  }

  private void pump() {
    if (underWay || !connection().isReady()) {
      return;
    }
    if (!probes.isEmpty()) {
      underWay = true;
      probes.send(connection()).onComplete(answered -> onIdle());
      return;
    }
    if (queue.isEmpty()) {
      return;
    }
    AppendBatch appendBatch = nextBatch();
    underWay = true;
    send(appendBatch)
        .onComplete(
            answer -> {
              if (answer.succeeded()) {
                settle(appendBatch, answer.result());
              } else {
                onFailure(appendBatch, answer.cause());
              }
              onIdle();
            });
  }

  private void onIdle() {
    underWay = false;
    pump();
  }

  /** If the answer cannot be read, every caller still gets a failure. */
  private void settle(AppendBatch appendBatch, RowSet<Row> results) {
    try {
      retryLater(appendBatch.settle(results));
    } catch (RuntimeException e) {
      onFailure(appendBatch, e);
    }
  }

  private Future<RowSet<Row>> send(AppendBatch appendBatch) {
    try {
      return connection().execute(JournalSql.APPEND, appendBatch.parameters());
    } catch (RuntimeException e) {
      return Future.failedFuture(new UnwritableException(e));
    }
  }

  private PersistentConnection connection() {
    return Objects.requireNonNull(connection, "the writer is deployed before it is used");
  }

  /** Takes the oldest appends. Of two for one game the second waits for the next batch. */
  private AppendBatch nextBatch() {
    AppendBatch appendBatch = new AppendBatch(gate.eventVersion());
    List<PendingAppend> left = new ArrayList<>();
    while (appendBatch.size() < limits.appendsPerBatch() && !queue.isEmpty()) {
      PendingAppend pendingAppend = queue.removeFirst();
      if (pendingAppend.mustBeAlone() && appendBatch.size() > 0) {
        queue.addFirst(pendingAppend);
        break;
      }
      if (!appendBatch.addIfAbsent(pendingAppend)) {
        left.add(pendingAppend);
      }
      if (pendingAppend.mustBeAlone()) {
        break;
      }
    }
    putBack(left);
    return appendBatch;
  }

  /** An error from PostgreSQL means a rollback; without an answer the outcome is unknown. */
  private void onFailure(AppendBatch appendBatch, Throwable cause) {
    boolean refused = cause instanceof UnwritableException || SqlStates.isFaultOfTheData(cause);
    if (refused && appendBatch.size() > 1) {
      LOG.warn(
          "PostgreSQL rejected a batch of {} appends; sending each alone",
          appendBatch.size(),
          cause);
      appendBatch.all().forEach(PendingAppend::sendAlone);
      putBack(List.copyOf(appendBatch.all()));
      return;
    }
    LOG.warn("A batch of {} appends failed: {}", appendBatch.size(), cause.toString());
    failAll(appendBatch.all(), "append failed", cause);
  }

  /**
   * Sends appends again after a pause. A row is seldom locked for longer than one statement takes.
   */
  private void retryLater(List<PendingAppend> busy) {
    if (busy.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    long longest = TimeUnit.MILLISECONDS.toNanos(limits.lockTimeoutMs());
    List<PendingAppend> again = new ArrayList<>();
    for (PendingAppend pendingAppend : busy) {
      if (pendingAppend.markBusy(now) < longest) {
        again.add(pendingAppend);
      } else {
        pendingAppend.fail(new JournalUnavailableException("the game's row stayed locked"));
      }
    }
    vertx.setTimer(
        BUSY_PAUSE_MS,
        timer -> {
          putBack(again);
          pump();
        });
  }

  private void putBack(List<PendingAppend> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      queue.addFirst(first.get(i));
    }
  }

  /** Fails what has waited too long for a connection. The oldest appends are in front. */
  private void dropStale() {
    long now = System.nanoTime();
    long longest = TimeUnit.MILLISECONDS.toNanos(limits.appendTimeoutMs());
    List<PendingAppend> stale = new ArrayList<>();
    while (!queue.isEmpty() && queue.getFirst().waitedNs(now) > longest) {
      stale.add(queue.removeFirst());
    }
    answerProbesWithoutConnection();
    failAll(stale, "not sent in " + limits.appendTimeoutMs() + " ms", null);
  }

  private static void failAll(
      Iterable<PendingAppend> appends, String why, @Nullable Throwable cause) {
    appends.forEach(
        pendingAppend -> pendingAppend.fail(new JournalUnavailableException(why, cause)));
  }
}
