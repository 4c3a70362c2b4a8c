package com.paperdynasty.store.journal;

import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@link Journal} in PostgreSQL. May be called from any context; futures complete on the
 * caller's.
 */
public final class PgJournal implements Journal {
  private final StatementPool openings;
  private final StatementPool reads;
  private final OwnerQuery ownerQuery;
  private final JournalWriterVerticle writer;
  private final RuleBookCache ruleBookCache;
  private final StoredLog openingLog;
  private final StoredLog log;
  private final int eventsPerPage;

  public PgJournal(
      Vertx vertx,
      StatementPool openings,
      StatementPool reads,
      OwnerQuery ownerQuery,
      JournalWriterVerticle writer,
      StoreLimits limits) {
    this.openings = openings;
    this.reads = reads;
    this.ownerQuery = ownerQuery;
    this.writer = writer;
    this.ruleBookCache = RuleBookCache.of(vertx, openings, limits);
    this.openingLog = new StoredLog(vertx, openings);
    this.log = new StoredLog(vertx, reads);
    this.eventsPerPage = limits.eventsPerPage();
  }

  @Override
  public Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    return query(openings, JournalSql.OPEN, gameId, node)
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : opened(gameId, rows.iterator().next()).map(Optional::of));
  }

  /**
   * Once the epoch is raised nothing is appended under an older one, so the log can be read in
   * pages.
   */
  private Future<OpenedLog> opened(UUID gameId, Row raised) {
    long epoch = raised.getLong(0);
    long lastSeq = raised.getLong(1);
    Future<List<LoggedEvent>> log = log(gameId, lastSeq, new ArrayList<>());
    Future<Row> secretsRow = secretsRow(gameId);
    return rules(gameId, raised.getString(2), raised.getString(3))
        .compose(
            rules ->
                secretsRow.compose(
                    row ->
                        log.map(
                            events ->
                                new OpenedLog(
                                    epoch,
                                    rules,
                                    secrets(gameId, row),
                                    StoredLog.names(row.getString(4)),
                                    events))));
  }

  private Future<RuleBook> rules(UUID gameId, String league, String hash) {
    return ruleBookCache
        .get(league, hash)
        .recover(cause -> Future.failedFuture(faultOfRules(gameId, cause)));
  }

  private static Throwable faultOfRules(UUID gameId, Throwable cause) {
    return cause instanceof InvalidLeagueException
            || cause instanceof IllegalArgumentException
            || cause instanceof NoSuchElementException
        ? new DamagedLogException(
            gameId, 0, "its rules cannot be read: " + cause.getMessage(), cause)
        : cause;
  }

  private Future<List<LoggedEvent>> log(UUID gameId, long lastSeq, List<LoggedEvent> soFar) {
    return openingLog
        .read(gameId, soFar.size(), lastSeq, eventsPerPage)
        .compose(
            page -> {
              for (LoggedEvent event : page) {
                if (event.seq() != soFar.size() + 1) {
                  return missing(gameId, soFar.size() + 1);
                }
                soFar.add(event);
              }
              if (soFar.size() == lastSeq) {
                return Future.succeededFuture(soFar);
              }
              return page.isEmpty()
                  ? missing(gameId, soFar.size() + 1)
                  : log(gameId, lastSeq, soFar);
            });
  }

  private static <T> Future<T> missing(UUID gameId, long seq) {
    return Future.failedFuture(new DamagedLogException(gameId, seq, "it is missing", null));
  }

  /** The secrets of a game and the names of its users. */
  private Future<Row> secretsRow(UUID gameId) {
    return query(openings, JournalSql.SECRETS, gameId)
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new DamagedLogException(gameId, 0, "its secrets are missing", null);
              }
              return rows.iterator().next();
            });
  }

  private static Secrets secrets(UUID gameId, Row row) {
    return Secrets.of(
        gameId,
        row.getBuffer(0).getBytes(),
        new Invitations(row.getString(1), row.getString(2), row.getString(3)));
  }

  @Override
  public Future<AppendResult> append(AppendRequest appendRequest) {
    return writer.append(appendRequest);
  }

  @Override
  public Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId) {
    if (!StorableText.isKey(userId) || !StorableText.isKey(commandId)) {
      return Future.succeededFuture(Optional.empty());
    }
    return query(openings, JournalSql.RECEIPT, gameId, userId, commandId)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new CommandReceipt(row.getLong(0), row.getLong(1), row.getInteger(2))));
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    return log.read(gameId, after, Long.MAX_VALUE, limit);
  }

  @Override
  public Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    return log.playsInEffect(gameId, upTo, after, limit);
  }

  @Override
  public Future<RuleBook> rules(UUID gameId) {
    return query(reads, JournalSql.RULES_OF, gameId)
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return missing(gameId, 0);
              }
              Row row = rows.iterator().next();
              return rules(gameId, row.getString(0), row.getString(1));
            });
  }

  @Override
  public Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds) {
    return ownerQuery.find(gameIds);
  }

  @Override
  public Future<Void> release(Map<UUID, Long> epochs) {
    UUID[] games = epochs.keySet().toArray(UUID[]::new);
    Long[] epochValues = new Long[games.length];
    for (int i = 0; i < games.length; i++) {
      epochValues[i] = epochs.get(games[i]);
    }
    return openings
        .run(JournalSql.RELEASE, Tuple.tuple().addArrayOfUUID(games).addArrayOfLong(epochValues))
        .mapEmpty();
  }

  private static Future<RowSet<Row>> query(StatementPool pool, String sql, Object... parameters) {
    return pool.run(sql, Tuple.from(parameters));
  }
}
