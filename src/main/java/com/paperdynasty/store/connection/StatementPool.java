package com.paperdynasty.store.connection;

import com.paperdynasty.concurrent.CallerContextPromise;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections for one purpose, so that statements for one purpose cannot take the
 * connections of another. {@link #run} may be called from any context.
 *
 * <p>With some connections missing the pool keeps working. With none, {@link #fault} says why, and
 * a statement waits only until the next attempt to connect has failed too.
 */
public final class StatementPool extends VerticleBase {
  private static final long SWEEP_EVERY_MS = 250;

  /** How long to wait for an answer beyond the statement's own timeout. */
  public static final int GRACE_MS = 1_000;

  private final Bounds bounds;
  private final ConnectionGroup connections;
  private final Deque<QueuedStatement> queue = new ArrayDeque<>();
  private final AtomicInteger unsettled = new AtomicInteger();

  /**
   * The bounds of a pool.
   *
   * @param purpose what the pool is for, in one word
   * @param connections how many connections it has
   * @param waiting how many statements may wait or be in progress; a further one fails at once
   * @param lockTimeoutMs how long a statement waits for a lock
   * @param statementTimeoutMs how long a statement may take
   * @param checkMs how often the settings of a connection are checked
   */
  public record Bounds(
      String purpose,
      int connections,
      int waiting,
      int lockTimeoutMs,
      int statementTimeoutMs,
      int checkMs) {
    int answerTimeoutMs() {
      return statementTimeoutMs + GRACE_MS;
    }
  }

  private record QueuedStatement(
      String sql, Tuple parameters, long sinceNs, CallerContextPromise<RowSet<Row>> answer) {}

  /** Creates a pool without connections, and registers its metrics. */
  public StatementPool(Connector connector, Bounds bounds, MeterRegistry registry) {
    this.bounds = bounds;
    this.connections =
        new ConnectionGroup(connector, bounds.purpose(), bounds.connections(), registry);
    Gauge.builder("pd.statements.waiting", unsettled, AtomicInteger::get)
        .description("statements that wait or are at the database, by purpose")
        .tag("purpose", bounds.purpose())
        .register(registry);
  }

  @Override
  public Future<?> start() {
    Map<String, String> settings =
        ConnectionOptions.settings(
            bounds.lockTimeoutMs(), bounds.statementTimeoutMs(), Map.of("jit", "off"));
    vertx.setPeriodic(SWEEP_EVERY_MS, timer -> sweep());
    return connections.open(
        vertx, settings, bounds.answerTimeoutMs(), bounds.checkMs(), this::pump);
  }

  @Override
  public Future<?> stop() {
    failAll("the store is closed");
    return connections.close();
  }

  /**
   * Runs a statement. Fails with {@link JournalUnavailableException} if too many wait or it could
   * not be sent in time. Fails also if no answer comes in time; it may have been executed then.
   */
  public Future<RowSet<Row>> run(String sql, Tuple parameters) {
    if (unsettled.incrementAndGet() > bounds.waiting()) {
      unsettled.decrementAndGet();
      return Future.failedFuture(
          new JournalUnavailableException(
              "%d statements for %s are already waiting"
                  .formatted(bounds.waiting(), bounds.purpose())));
    }
    CallerContextPromise<RowSet<Row>> answer = new CallerContextPromise<>(vertx);
    QueuedStatement queued = new QueuedStatement(sql, parameters, System.nanoTime(), answer);
    context.runOnContext(
        nothing -> {
          queue.add(queued);
          pump();
        });
    return answer.future().onComplete(done -> unsettled.decrementAndGet());
  }

  /** Why all connections are gone; null while one is left. Thread-safe. */
  @Nullable
  public DatabaseFault fault() {
    return connections.fault();
  }

  private void pump() {
    for (PersistentConnection connection : connections) {
      if (queue.isEmpty()) {
        return;
      }
      if (connection.isReady()) {
        send(connection, queue.removeFirst());
      }
    }
  }

  private void send(PersistentConnection connection, QueuedStatement queued) {
    connection
        .execute(queued.sql(), queued.parameters())
        .onComplete(
            answer -> {
              queued.answer().answer(answer);
              pump();
            });
  }

  private void sweep() {
    connections.update();
    DatabaseFault fault = connections.fault();
    if (fault != null) {
      failOlder(PersistentConnection.LONGEST_PAUSE_MS, fault.why());
    }
    failOlder(bounds.answerTimeoutMs(), "not sent in " + bounds.answerTimeoutMs() + " ms");
  }

  private void failOlder(long ms, String why) {
    long now = System.nanoTime();
    long longestNs = TimeUnit.MILLISECONDS.toNanos(ms);
    while (!queue.isEmpty() && now - queue.getFirst().sinceNs() > longestNs) {
      fail(queue.removeFirst(), why);
    }
  }

  private void failAll(String why) {
    while (!queue.isEmpty()) {
      fail(queue.removeFirst(), why);
    }
  }

  private static void fail(QueuedStatement queued, String why) {
    queued.answer().fail(new JournalUnavailableException(why));
  }
}
