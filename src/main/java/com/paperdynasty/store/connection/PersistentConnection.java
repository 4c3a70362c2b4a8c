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
 * A connection that is re-established when it is lost or no longer usable: after a short pause,
 * then with growing pauses, as far as {@link AbandonedSessions} allows. Its settings are checked
 * before a statement if the last check is too old, and while it is idle, so that a standby or a
 * dead network link is found without traffic. Used on one context.
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
   * Creates a connection that is not open yet, for the current context.
   *
   * @param answerTimeoutMs a statement without an answer in this time closes the connection
   * @param checkMs how old the last check of its settings may be
   * @param abandonedSessions shared by all connections of one pool
   * @param onReady called when a statement can be sent again
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
    this.timer = vertx.setPeriodic(checkMs, tick -> checkIfIdle());
  }

  /**
   * Connects, and from then on reconnects whenever needed. Completes with the result of the first
   * attempt.
   */
  public Future<Void> open() {
    return connector
        .connect(vertx, name, settings)
        .compose(made -> abandonedSessions.admit(made, answerTimeoutMs))
        .onSuccess(this::onConnected)
        .onFailure(this::onConnectFailed)
        .mapEmpty();
  }

  /** Whether a statement can be sent now. */
  public boolean isReady() {
    return databaseSession != null && !busy;
  }

  /** Whether it is open, if perhaps busy. */
  boolean isOpen() {
    return databaseSession != null;
  }

  /** Why the last attempt to connect failed; null while connected. */
  @Nullable
  public DatabaseFault fault() {
    return fault;
  }

  /** Sends a statement. Only while {@link #isReady}. Fails if there is no answer in time. */
  public Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    DatabaseSession used = Objects.requireNonNull(databaseSession);
    busy = true;
    return checked(used)
        .compose(sure -> used.execute(sql, parameters))
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              release(used);
              if (answer.failed() && SqlStates.endsTheConnection(answer.cause())) {
                drop(used);
              } else {
                pauseMs = FIRST_PAUSE_MS;
              }
            });
  }

  /** Replaces the connection by a new one. */
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

  private void checkIfIdle() {
    DatabaseSession idle = databaseSession;
    if (idle == null || busy) {
      return;
    }
    busy = true;
    checked(idle)
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS)
        .onComplete(
            answer -> {
              release(idle);
              if (answer.failed()) {
                drop(idle);
              } else {
                pauseMs = FIRST_PAUSE_MS;
                onReady.run();
              }
            });
  }

  private void release(DatabaseSession used) {
    if (used.equals(databaseSession)) {
      busy = false;
    }
  }

  private void onConnected(DatabaseSession made) {
    if (closed) {
      made.close();
      return;
    }
    databaseSession = made;
    fault = null;
    busy = false;
    checkedAt = System.nanoTime();
    made.onClose(() -> onLost(made));
    onReady.run();
  }

  private void onConnectFailed(Throwable cause) {
    fault = DatabaseFault.of(cause);
    reconnect();
  }

  private void drop(DatabaseSession old) {
    abandonedSessions.add(old);
    onLost(old);
    old.close();
  }

  private void onLost(DatabaseSession old) {
    if (old.equals(databaseSession)) {
      databaseSession = null;
      reconnect();
    }
  }

  private void reconnect() {
    if (!closed) {
      vertx.setTimer(pauseMs, tick -> open());
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}
