package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one kind, over connections of their own: what is asked for one purpose cannot take
 * the connections of another. {@link #run} may be called from any context.
 *
 * <p>All connections are made at the start and kept. With fewer than it should have it goes on, and
 * {@link #shortage} says so; with none, a statement waits only until the next try has failed too.
 */
public final class StatementPool extends VerticleBase {
  private static final long SWEEP_EVERY_MS = 250;
  public static final int GRACE_MS = 1_000;

  private final Connector connector;
  private final Bounds bounds;
  private final List<PersistentConnection> connections = new ArrayList<>();
  private final Deque<Asked> queue = new ArrayDeque<>();
  private final AtomicInteger unsettled = new AtomicInteger();
  private volatile @Nullable DatabaseFault shortage = new DatabaseFault("no connection yet", false);

  /**
   * What they may take.
   *
   * @param purpose a word for what they are for
   * @param connections how many
   * @param waiting how many statements may wait or be under way; a further one fails at once
   * @param lockTimeoutMs how long a statement waits for a lock
   * @param statementTimeoutMs how long one may take
   * @param checkMs how often a connection is looked at
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

  private record Asked(
      String sql, Tuple parameters, long sinceNs, CallerContextPromise<RowSet<Row>> answer) {}

  public StatementPool(Connector connector, Bounds bounds) {
    this.connector = connector;
    this.bounds = bounds;
  }

  @Override
  public Future<?> start() {
    Map<String, String> settings =
        ConnectionOptions.settings(
            bounds.lockTimeoutMs(), bounds.statementTimeoutMs(), Map.of("jit", "off"));
    AbandonedSessions abandonedSessions = new AbandonedSessions();
    for (int i = 0; i < bounds.connections(); i++) {
      connections.add(
          new PersistentConnection(
              vertx,
              connector,
              "paper-dynasty " + bounds.purpose(),
              settings,
              bounds.answerTimeoutMs(),
              bounds.checkMs(),
              abandonedSessions,
              this::pump));
    }
    vertx.setPeriodic(SWEEP_EVERY_MS, timer -> sweep());
    List<Future<Void>> opening = connections.stream().map(PersistentConnection::open).toList();
    return Future.join(opening)
        .onComplete(tried -> count())
        .transform(UnfitDatabaseException::only);
  }

  @Override
  public Future<?> stop() {
    failAll("the store is closed");
    return Future.join(connections.stream().map(PersistentConnection::close).toList());
  }

  /**
   * What a statement brings. Fails also when no answer comes in time; it may have been done then.
   */
  public Future<RowSet<Row>> run(String sql, Tuple parameters) {
    if (unsettled.incrementAndGet() > bounds.waiting()) {
      unsettled.decrementAndGet();
      return Future.failedFuture(
          new JournalUnavailableException(
              "%d statements for %s wait already".formatted(bounds.waiting(), bounds.purpose())));
    }
    CallerContextPromise<RowSet<Row>> answer = new CallerContextPromise<>(vertx);
    Asked asked = new Asked(sql, parameters, System.nanoTime(), answer);
    context.runOnContext(
        nothing -> {
          queue.add(asked);
          pump();
        });
    return answer.future().onComplete(done -> unsettled.decrementAndGet());
  }

  /** What these connections lack of what they should be, and why; null if nothing. Any thread. */
  @Nullable
  public DatabaseFault fault() {
    return shortage;
  }

  private void pump() {
    for (PersistentConnection connection : connections) {
      if (queue.isEmpty()) {
        return;
      }
      if (connection.ready()) {
        send(connection, queue.removeFirst());
      }
    }
  }

  private void send(PersistentConnection connection, Asked asked) {
    connection
        .execute(asked.sql(), asked.parameters())
        .onComplete(
            answer -> {
              asked.answer().answer(answer);
              pump();
            });
  }

  private void sweep() {
    count();
    DatabaseFault fault = connections.isEmpty() ? null : connections.get(0).fault();
    if (fault != null && connections.stream().allMatch(one -> one.fault() != null)) {
      failOlder(
          PersistentConnection.LONGEST_PAUSE_MS,
          "no connection for " + bounds.purpose() + ": " + fault.why());
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

  private void count() {
    List<DatabaseFault> faults =
        connections.stream().map(PersistentConnection::fault).filter(Objects::nonNull).toList();
    int all = connections.size();
    String good =
        "%d of %d connections for %s".formatted(all - faults.size(), all, bounds.purpose());
    shortage =
        faults.stream()
            .max(Comparator.comparing(DatabaseFault::certain))
            .map(fault -> fault.in(good))
            .orElse(null);
  }

  private void failAll(String why) {
    while (!queue.isEmpty()) {
      fail(queue.removeFirst(), why);
    }
  }

  private static void fail(Asked asked, String why) {
    asked.answer().fail(new JournalUnavailableException(why));
  }
}
