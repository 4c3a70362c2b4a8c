package com.paperdynasty.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's own connection, with its one statement prepared. When it is lost it is made anew, at
 * once and then with growing pauses. Lives on the writer's context.
 */
final class WriterConnection {
  private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);
  private static final long FIRST_PAUSE_MS = 20;
  private static final long LONGEST_PAUSE_MS = 1_000;
  private static final long CONNECT_TIMEOUT_MS = 5_000;
  private static final long GRACE_MS = 1_000;

  /**
   * The plan of the statement is made once and kept, while the tables may still be empty: it must
   * not be one that reads whole tables.
   */
  private static final Map<String, String> WRITER_SETTINGS =
      Map.of("enable_seqscan", "off", "plan_cache_mode", "force_generic_plan", "jit", "off");

  private final PgConnectOptions options;
  private final long answerTimeoutMs;
  private final Runnable onReady;
  private final Vertx vertx;
  private @Nullable Session session;
  private long pauseMs = FIRST_PAUSE_MS;
  private boolean closed;

  /**
   * Not connected yet.
   *
   * @param onReady is called whenever appends can be sent again
   */
  WriterConnection(Vertx vertx, DatabaseUrl url, StoreLimits limits, Runnable onReady) {
    this.vertx = vertx;
    this.options = Sessions.options(url, limits, "paper-dynasty journal", WRITER_SETTINGS);
    this.answerTimeoutMs = limits.statementTimeoutMs() + GRACE_MS;
    this.onReady = onReady;
  }

  /** Connects, and from now on again and again. Completes after the first try, good or not. */
  Future<Void> open() {
    Future<PgConnection> connecting = PgConnection.connect(vertx, options);
    return connecting
        .compose(made -> made.prepare(Sql.APPEND).map(prepared -> new Session(made, prepared)))
        .timeout(CONNECT_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .onSuccess(this::begin)
        .onFailure(cause -> unreachable(connecting, cause))
        .otherwiseEmpty()
        .mapEmpty();
  }

  boolean ready() {
    return session != null;
  }

  /**
   * Sends a batch. Only while {@link #ready}, and one at a time. Fails if there is no answer in
   * time.
   */
  Future<RowSet<Row>> execute(Tuple parameters) {
    return Objects.requireNonNull(session)
        .append()
        .query()
        .execute(parameters)
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS);
  }

  /** Gives a connection up of which nothing good is to be expected, and makes another. */
  void renew() {
    Session old = session;
    if (old != null) {
      lost(old);
      old.connection().close();
    }
  }

  Future<Void> close() {
    closed = true;
    Session last = session;
    session = null;
    return last == null ? Future.succeededFuture() : last.connection().close();
  }

  private void begin(Session made) {
    if (closed) {
      made.connection().close();
      return;
    }
    session = made;
    pauseMs = FIRST_PAUSE_MS;
    made.connection().closeHandler(nothing -> lost(made));
    onReady.run();
  }

  private void unreachable(Future<PgConnection> connecting, Throwable cause) {
    connecting.onSuccess(PgConnection::close);
    LOG.warn(
        "The journal cannot reach PostgreSQL; next try in {} ms: {}", pauseMs, cause.toString());
    again();
  }

  private void lost(Session old) {
    if (old.equals(session)) {
      session = null;
      LOG.warn("The journal has lost its connection to PostgreSQL");
      again();
    }
  }

  private void again() {
    if (!closed) {
      vertx.setTimer(pauseMs, timer -> open());
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  private record Session(PgConnection connection, PreparedStatement append) {}
}
