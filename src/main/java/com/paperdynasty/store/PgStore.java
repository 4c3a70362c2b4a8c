package com.paperdynasty.store;

import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.card.library.CardSetStore;
import com.paperdynasty.chat.ChatStore;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.session.EndedSessionStore;
import com.paperdynasty.signin.UsedOnce;
import com.paperdynasty.store.chat.PgAuditLog;
import com.paperdynasty.store.chat.PgChat;
import com.paperdynasty.store.connection.Connector;
import com.paperdynasty.store.connection.DatabaseFault;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.Migrations;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.journal.JournalWriterVerticle;
import com.paperdynasty.store.journal.OwnerQuery;
import com.paperdynasty.store.journal.PgJournal;
import com.paperdynasty.store.journal.RollingUpdateGate;
import com.paperdynasty.store.journal.StoreLimits;
import com.paperdynasty.store.lobby.PgGames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL database behind the ports of the other packages. Appends, openings, ownership
 * queries, reads and other writes each have their own connections, so none of them delays another.
 * Thread-safe; futures complete on the caller's context.
 */
public final class PgStore {
  private final Vertx vertx;
  private final List<String> deployments = new ArrayList<>();
  private final JournalWriterVerticle writer;
  private final RollingUpdateGate gate;
  private final StatementPool ownership;
  private final StatementPool openings;
  private final StatementPool reads;
  private final StatementPool writes;
  private final PgJournal journal;
  private final PgGames games;
  private final PgChat chat;
  private final PgAuditLog auditLog;

  private PgStore(
      Vertx vertx, DatabaseUrl url, String schema, StoreLimits limits, MeterRegistry registry) {
    Connector connector = new Connector(url, schema, limits.connectTimeoutMs());
    this.vertx = vertx;
    this.ownership =
        statements(connector, limits, "ownership", 1, 4, limits.ownershipTimeoutMs(), registry);
    this.openings =
        statements(
            connector,
            limits,
            "openings",
            limits.openingConnections(),
            limits.readsWaiting(),
            limits.statementTimeoutMs(),
            registry);
    this.reads =
        statements(
            connector,
            limits,
            "reads",
            limits.connections(),
            limits.readsWaiting(),
            Math.min(limits.readTimeoutMs(), limits.statementTimeoutMs()),
            registry);
    this.writes =
        statements(
            connector,
            limits,
            "writes",
            limits.writeConnections(),
            limits.readsWaiting(),
            limits.statementTimeoutMs(),
            registry);
    this.gate = new RollingUpdateGate(openings, limits, RollingUpdateGate.READS, System::nanoTime);
    this.writer = new JournalWriterVerticle(connector, limits, gate, registry);
    OwnerQuery ownerQuery = new OwnerQuery(vertx, ownership, limits.appendsWaiting());
    this.journal = new PgJournal(vertx, openings, reads, ownerQuery, writer, limits);
    this.games = new PgGames(vertx, reads, writes, gate);
    this.chat = new PgChat(reads, writes, limits.messagesPerGame());
    this.auditLog = new PgAuditLog(reads, writes);
  }

  private static StatementPool statements(
      Connector connector,
      StoreLimits limits,
      String purpose,
      int connections,
      int waiting,
      int timeoutMs,
      MeterRegistry registry) {
    return new StatementPool(
        connector,
        new StatementPool.Bounds(
            purpose, connections, waiting, limits.lockTimeoutMs(), timeoutMs, limits.checkMs()),
        registry);
  }

  /**
   * Opens the database with its tables in {@link Migrations#DEFAULT_SCHEMA}, and keeps its metrics
   * to itself.
   */
  public static Future<PgStore> open(Vertx vertx, String databaseUrl, StoreLimits limits) {
    return open(vertx, databaseUrl, Migrations.DEFAULT_SCHEMA, limits, new SimpleMeterRegistry());
  }

  /**
   * Opens a migrated database. Lost connections are re-established, so a database that is
   * unreachable right now is not a failure. Fails with {@code UnfitDatabaseException} if the
   * database's settings would break a promise.
   *
   * @param schema the schema of the tables; see {@link Migrations}
   * @param registry gets the metrics of appends and of connections
   * @throws IllegalArgumentException if the URL cannot be used; see {@link DatabaseUrl}
   */
  public static Future<PgStore> open(
      Vertx vertx, String databaseUrl, String schema, StoreLimits limits, MeterRegistry registry) {
    PgStore store = new PgStore(vertx, DatabaseUrl.parse(databaseUrl), schema, limits, registry);
    // Appends and openings connect first, in case the server has too few connections for all.
    return store
        .deploy(store.writer)
        .compose(done -> store.deploy(store.ownership))
        .compose(done -> store.deploy(store.openings))
        .compose(done -> store.deploy(store.gate))
        .compose(done -> store.deploy(store.reads))
        .compose(done -> store.deploy(store.writes))
        .map(store)
        .recover(cause -> store.close().transform(closed -> Future.failedFuture(cause)));
  }

  private Future<Void> deploy(Deployable part) {
    return vertx.deployVerticle(part).onSuccess(deployments::add).mapEmpty();
  }

  public Journal journal() {
    return journal;
  }

  public GameStore gameStore() {
    return games;
  }

  public ChatStore chatStore() {
    return chat;
  }

  /** The sign-ins that were used, for all nodes. */
  public UsedOnce usedOnce() {
    return new PgUsedOnce(writes);
  }

  /** The sessions that people have ended, for all nodes. */
  public EndedSessionStore endedSessions() {
    return new PgEndedSessions(reads, writes);
  }

  /** The card sets that users have posted, for all nodes. */
  public CardSetStore cardSets() {
    return new PgCardSets(reads, writes);
  }

  public AuditLog auditLog() {
    return auditLog;
  }

  /** Why this build cannot be used with the database; empty if it can. */
  public Optional<String> unfit() {
    return Optional.ofNullable(gate.fault()).map(DatabaseFault::why);
  }

  /**
   * Why an append would fail now, of a game that is open or has to be opened first; empty if it
   * would succeed. Runs a probe that does what an append does. Never fails.
   */
  public Future<Optional<DatabaseFault>> fault() {
    Optional<DatabaseFault> known =
        Optional.ofNullable(ownership.fault()).or(() -> Optional.ofNullable(openings.fault()));
    return known.isPresent()
        ? Future.succeededFuture(known)
        : writer.probe().map(found -> found.map(fault -> fault.in("appends")));
  }

  /** Closes all connections. Waiting statements fail. */
  public Future<Void> close() {
    return gate.withdraw()
        .compose(gone -> Future.join(deployments.stream().map(vertx::undeploy).toList()))
        .mapEmpty();
  }
}
