package com.paperdynasty.store;

import com.paperdynasty.talk.Activity;
import com.paperdynasty.talk.AuditLine;
import com.paperdynasty.talk.Deed;
import com.paperdynasty.talk.Ledger;
import com.paperdynasty.talk.NumberedDeed;
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

/** Who did and tried what, in PostgreSQL. May be called from any context. */
public final class PgLedger implements Ledger {
  private static final int FORGOTTEN_AT_ONCE = 10_000;

  private final Statements reads;
  private final Statements writes;

  PgLedger(Statements reads, Statements writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Future<Void> write(
      UUID recorderId, List<NumberedDeed> numbered, Map<Activity, Long> counts) {
    List<Deed> deeds = numbered.stream().map(NumberedDeed::deed).toList();
    List<Map.Entry<Activity, Long>> counted = new ArrayList<>(counts.entrySet());
    Tuple parameters = Tuple.tuple();
    parameters.addValue(recorderId);
    parameters.addValue(column(numbered, NumberedDeed::number, Long[]::new));
    parameters.addValue(column(deeds, Deed::gameId, UUID[]::new));
    parameters.addValue(column(deeds, deed -> utc(deed.at()), OffsetDateTime[]::new));
    parameters.addValue(column(deeds, Deed::userId, String[]::new));
    parameters.addValue(column(deeds, Deed::name, String[]::new));
    parameters.addValue(column(deeds, deed -> AuditCodes.ofEvent(deed.event()), String[]::new));
    parameters.addValue(column(deeds, Deed::code, String[]::new));
    parameters.addValue(column(deeds, deed -> AuditCodes.ofDetail(deed.detail()), String[]::new));
    parameters.addValue(column(deeds, Deed::address, String[]::new));
    parameters.addValue(column(counted, each -> utc(each.getKey().hour()), OffsetDateTime[]::new));
    parameters.addValue(column(counted, each -> each.getKey().userId(), String[]::new));
    parameters.addValue(column(counted, each -> each.getKey().event(), String[]::new));
    parameters.addValue(column(counted, each -> each.getKey().code(), String[]::new));
    parameters.addValue(column(counted, Map.Entry::getValue, Long[]::new));
    return writes.run(TalkSql.RECORD, parameters).mapEmpty();
  }

  @Override
  public Future<List<AuditLine>> audit(UUID gameId, long after, int limit) {
    return reads
        .run(TalkSql.AUDIT, Tuple.of(gameId, after, limit))
        .map(rows -> rows.stream().map(row -> line(gameId, row)).toList());
  }

  private static AuditLine line(UUID gameId, Row row) {
    return new AuditLine(
        row.getLong(0),
        new Deed(
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
  public Future<Void> forget(Duration deeds, Duration counts) {
    return writes
        .run(TalkSql.FORGET, Tuple.of(deeds.toDays(), counts.toDays(), FORGOTTEN_AT_ONCE))
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
