package com.paperdynasty.store.chat;

import com.paperdynasty.audit.ActivityKey;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.audit.NumberedAuditEvent;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The {@link AuditLog} in PostgreSQL. May be called from any context; futures complete on the
 * caller's.
 */
public final class PgAuditLog implements AuditLog {
  private static final int DELETED_AT_ONCE = 10_000;

  private final StatementPool reads;
  private final StatementPool writes;

  public PgAuditLog(StatementPool reads, StatementPool writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Future<Void> write(
      UUID recorderId, List<NumberedAuditEvent> numbered, Map<ActivityKey, Long> counts) {
    List<AuditEvent> events = numbered.stream().map(NumberedAuditEvent::auditEvent).toList();
    List<Map.Entry<ActivityKey, Long>> counted = new ArrayList<>(counts.entrySet());
    Tuple parameters = Tuple.tuple();
    parameters.addValue(recorderId);
    parameters.addValue(column(numbered, NumberedAuditEvent::number, Long[]::new));
    parameters.addValue(column(events, AuditEvent::gameId, UUID[]::new));
    parameters.addValue(column(events, auditEvent -> utc(auditEvent.at()), OffsetDateTime[]::new));
    parameters.addValue(column(events, AuditEvent::userId, String[]::new));
    parameters.addValue(column(events, AuditEvent::name, String[]::new));
    parameters.addValue(
        column(events, auditEvent -> AuditCodes.ofEvent(auditEvent.event()), String[]::new));
    parameters.addValue(column(events, AuditEvent::code, String[]::new));
    parameters.addValue(
        column(events, auditEvent -> AuditCodes.ofDetail(auditEvent.detail()), String[]::new));
    parameters.addValue(column(events, AuditEvent::address, String[]::new));
    parameters.addValue(column(counted, each -> utc(each.getKey().hour()), OffsetDateTime[]::new));
    parameters.addValue(column(counted, each -> each.getKey().userId(), String[]::new));
    parameters.addValue(column(counted, each -> each.getKey().event(), String[]::new));
    parameters.addValue(column(counted, each -> each.getKey().code(), String[]::new));
    parameters.addValue(column(counted, Map.Entry::getValue, Long[]::new));
    return writes.run(ChatAndAuditSql.RECORD, parameters).mapEmpty();
  }

  @Override
  public Future<List<AuditEntry>> page(UUID gameId, long after, int limit, List<String> hidden) {
    return reads
        .run(ChatAndAuditSql.AUDIT, Tuple.of(gameId, after, limit, hidden.toArray(new String[0])))
        .map(rows -> rows.stream().map(row -> line(gameId, row)).toList());
  }

  private static AuditEntry line(UUID gameId, Row row) {
    return new AuditEntry(
        row.getLong(0),
        new AuditEvent(
            gameId,
            row.getOffsetDateTime(1).toInstant(),
            row.getString(2),
            row.getString(3),
            AuditCodes.event(row.getString(4)),
            row.getString(5),
            AuditCodes.detail(row.getString(6)),
            row.getString(7)));
  }

  @Override
  public Future<Void> deleteExpired(Duration events, Duration counts) {
    return writes
        .run(
            ChatAndAuditSql.DELETE_EXPIRED,
            Tuple.of(events.toDays(), counts.toDays(), DELETED_AT_ONCE))
        .mapEmpty();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static <T, C> C[] column(
      List<T> rows, Function<T, @Nullable C> value, IntFunction<C[]> array) {
    List<@Nullable C> column = new ArrayList<>(rows.size());
    rows.forEach(row -> column.add(value.apply(row)));
    return column.toArray(array.apply(0));
  }
}
