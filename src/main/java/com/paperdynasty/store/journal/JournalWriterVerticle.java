package com.paperdynasty.store.journal;

import com.paperdynasty.concurrent.CallerContextPromise;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.store.connection.ConnectionGroup;
import com.paperdynasty.store.connection.ConnectionOptions;
import com.paperdynasty.store.connection.Connector;
import com.paperdynasty.store.connection.DatabaseFault;
import com.paperdynasty.store.connection.JournalUnavailableException;
import com.paperdynasty.store.connection.PersistentConnection;
import com.paperdynasty.store.connection.SqlStates;
import com.paperdynasty.store.connection.StatementPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the appends of all games of this node and sends them in batches, each over a connection
 * that is free. The appends that come within one turn of the event loop are one batch. While all
 * connections have a batch at the database the next one fills, so load makes batches larger and not
 * the queue longer. A game has at most one append at the database.
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

  private final StoreLimits limits;
  private final RollingUpdateGate gate;
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AppendQueue queue;
  private final JournalMetrics metrics;
  private final JournalProbes probes = new JournalProbes();
  private final ConnectionGroup connections;
  private boolean pumpIsDue;
  private boolean probing;

  public JournalWriterVerticle(
      Connector connector, StoreLimits limits, RollingUpdateGate gate, MeterRegistry registry) {
    this.limits = limits;
    this.gate = gate;
    this.queue = new AppendQueue(limits.appendsPerBatch());
    this.metrics = new JournalMetrics(registry, unsettled);
    // Not "journal": that name marks nodes of builds without the rolling update gate.
    this.connections =
        new ConnectionGroup(connector, "appends", limits.appendConnections(), registry);
    Gauge.builder("pd.other.nodes.known", gate, known -> known.knowsOthers() ? 1 : 0)
        .description("1 while this node knows which events the others can read; else 0")
        .register(registry);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(SWEEP_EVERY_MS, timer -> dropStale());
    return connections.open(
        vertx,
        ConnectionOptions.settings(limits.lockTimeoutMs(), limits.statementTimeoutMs(), SETTINGS),
        limits.statementTimeoutMs() + StatementPool.GRACE_MS,
        limits.checkMs(),
        this::pump);
  }

  @Override
  public Future<?> stop() {
    failAll(queue.removeAll(), "the journal is closed", null);
    return connections.close();
  }

  /**
   * Queues an append. Thread-safe. Fails with {@link JournalBusyException} if too many wait, with
   * {@link OlderNodesException} if a live node could not read it, with {@link
   * JournalUnavailableException} if it could not be sent in time, and with {@link
   * IllegalArgumentException} if PostgreSQL could not store it.
   */
  Future<AppendResult> append(AppendRequest appendRequest) {
    return metrics.measured(enqueue(appendRequest));
  }

  private Future<AppendResult> enqueue(AppendRequest appendRequest) {
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
          pumpAfterThisTurn();
        });
    return pendingAppend.outcome().onComplete(outcome -> unsettled.decrementAndGet());
  }

  /**
   * Does what an append does, over one of the same connections, but stores nothing of it. The
   * result is empty if an append would succeed, else why it would fail. Thread-safe; never fails.
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

  /** While one connection is left, it takes the appends and the probes. */
  private void answerProbesWithoutConnection() {
    connections.update();
    DatabaseFault fault = connections.fault();
    if (fault != null) {
      probes.answerWithoutConnection(fault);
    }
  }

  /** The appends that other games have sent to this context by now come into the same batch. */
  private void pumpAfterThisTurn() {
    if (!pumpIsDue) {
      pumpIsDue = true;
      context.runOnContext(
          nothing -> {
            pumpIsDue = false;
            pump();
          });
    }
  }

  private void pump() {
    for (PersistentConnection connection : connections) {
      if (!connection.isReady()) {
        continue;
      }
      if (!probes.isEmpty() && !probing) {
        probe(connection);
      } else if (queue.isEmpty() || !writeBatch(connection)) {
        return;
      }
    }
  }

  private void probe(PersistentConnection connection) {
    probing = true;
    probes
        .send(connection)
        .onComplete(
            answered -> {
              probing = false;
              pump();
            });
  }

  /** Gives false if there is nothing that may be sent now. */
  private boolean writeBatch(PersistentConnection connection) {
    AppendBatch appendBatch = queue.take(gate.eventVersion());
    if (appendBatch.size() == 0) {
      return false;
    }
    metrics.sent(appendBatch.size());
    send(appendBatch, connection)
        .onComplete(
            answer -> {
              queue.settled(appendBatch);
              if (answer.succeeded()) {
                settle(appendBatch, answer.result());
              } else {
                onFailure(appendBatch, answer.cause());
              }
              pump();
            });
    return true;
  }

  /** If the answer cannot be read, every caller still gets a failure. */
  private void settle(AppendBatch appendBatch, RowSet<Row> results) {
    try {
      retryLater(appendBatch.settle(results));
    } catch (RuntimeException e) {
      onFailure(appendBatch, e);
    }
  }

  private static Future<RowSet<Row>> send(AppendBatch appendBatch, PersistentConnection over) {
    try {
      return over.execute(JournalSql.APPEND, appendBatch.parameters());
    } catch (RuntimeException e) {
      return Future.failedFuture(new UnwritableException(e));
    }
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
      queue.putBack(List.copyOf(appendBatch.all()));
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
          queue.putBack(again);
          pump();
        });
  }

  /** Fails what has waited too long for a connection. */
  private void dropStale() {
    List<PendingAppend> stale =
        queue.removeStale(
            System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(limits.appendTimeoutMs()));
    answerProbesWithoutConnection();
    failAll(stale, "not sent in " + limits.appendTimeoutMs() + " ms", null);
  }

  private static void failAll(
      Iterable<PendingAppend> appends, String why, @Nullable Throwable cause) {
    appends.forEach(
        pendingAppend -> pendingAppend.fail(new JournalUnavailableException(why, cause)));
  }
}
