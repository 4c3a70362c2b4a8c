package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is always wanted. When it is lost, or nothing good is to be expected of it,
 * it is made anew: at once and then with growing pauses, as far as {@link AbandonedSessions} lets
 * it. It is looked at before a statement where the last look is too long ago, and while nobody uses
 * it, so that a standby or a silent line is found without a user. Lives on one context.
 */
public final class PersistentConnection {
  private static final long FIRST_PAUSE_MS = 20;
  static final long LONGEST_PAUSE_MS = 1_000;

  private final Vertx vertx;
  private final Connector connector;
  private final String name;
  private final Map<String, String> settings;
  private final long answerTimeoutMs;
  private final long checkMs;
  private final AbandonedSessions abandonedSessions;
  private final Runnable onReady;
  private final long timer;
  private @Nullable DatabaseSession databaseSession;
  private @Nullable DatabaseFault fault;
  private long checkedAt;
  private long pauseMs = FIRST_PAUSE_MS;
  private boolean busy;
  private boolean closed;

  /**
   * Not connected yet; belongs to the current context.
   *
   * @param answerTimeoutMs a statement that is not answered in so long costs the connection
   * @param checkMs how old the last look at the connection may be
   * @param abandonedSessions of all connections of this kind
   * @param onReady is called whenever a statement can be sent after it could not
   */
  public PersistentConnection(
      Vertx vertx,
      Connector connector,
      String name,
      Map<String, String> settings,
      long answerTimeoutMs,
      long checkMs,
      AbandonedSessions abandonedSessions,
      Runnable onReady) {
    this.vertx = vertx;
    this.connector = connector;
    this.name = name;
    this.settings = settings;
    this.answerTimeoutMs = answerTimeoutMs;
    this.checkMs = checkMs;
    this.abandonedSessions = abandonedSessions;
    this.onReady = onReady;
    this.timer = vertx.setPeriodic(checkMs, tick -> look());
  }

  /** Connects, and from now on again and again. Completes after the first try, good or not. */
  public Future<Void> open() {
    return connector
        .connect(vertx, name, settings)
        .compose(made -> abandonedSessions.admit(made, answerTimeoutMs))
        .onSuccess(this::begin)
        .onFailure(this::unreachable)
        .mapEmpty();
  }

  /** Whether a statement can be sent now. */
  public boolean ready() {
    return databaseSession != null && !busy;
  }

  /** Why there is no connection, as far as that was tried; null while there is one. */
  @Nullable
  public DatabaseFault fault() {
    return fault;
  }

  /** Sends a statement. Only while {@link #ready}. Fails if there is no answer in time. */
  public Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    DatabaseSession used = Objects.requireNonNull(databaseSession);
    busy = true;
    return checked(used)
        .compose(sure -> used.execute(sql, parameters))
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              free(used);
              if (answer.failed() && SqlStates.endsTheConnection(answer.cause())) {
                drop(used);
              } else {
                pauseMs = FIRST_PAUSE_MS;
              }
            });
  }

  /** Gives the connection up, and makes another. */
  void renew() {
    DatabaseSession old = databaseSession;
    if (old != null) {
      drop(old);
    }
  }

  public Future<Void> close() {
    closed = true;
    vertx.cancelTimer(timer);
    DatabaseSession last = databaseSession;
    databaseSession = null;
    return last == null ? Future.succeededFuture() : last.close();
  }

  private Future<Void> checked(DatabaseSession used) {
    long now = System.nanoTime();
    if (now - checkedAt < TimeUnit.MILLISECONDS.toNanos(checkMs)) {
      return Future.succeededFuture();
    }
    return used.check().onSuccess(sure -> checkedAt = now);
  }

  private void look() {
    DatabaseSession idle = databaseSession;
    if (idle == null || busy) {
      return;
    }
    busy = true;
    checked(idle)
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              free(idle);
              if (answer.failed()) {
                drop(idle);
              } else {
                pauseMs = FIRST_PAUSE_MS;
                onReady.run();
              }
            });
  }

  private void free(DatabaseSession used) {
    if (used.equals(databaseSession)) {
      busy = false;
    }
  }

  private void begin(DatabaseSession made) {
    if (closed) {
      made.close();
      return;
    }
    databaseSession = made;
    fault = null;
    busy = false;
    checkedAt = System.nanoTime();
    made.onClose(() -> lost(made));
    onReady.run();
  }

  private void unreachable(Throwable cause) {
    fault = DatabaseFault.of(cause);
    again();
  }

  private void drop(DatabaseSession old) {
    abandonedSessions.add(old);
    lost(old);
    old.close();
  }

  private void lost(DatabaseSession old) {
    if (old.equals(databaseSession)) {
      databaseSession = null;
      again();
    }
  }

  private void again() {
    if (!closed) {
      vertx.setTimer(pauseMs, tick -> open());
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}
