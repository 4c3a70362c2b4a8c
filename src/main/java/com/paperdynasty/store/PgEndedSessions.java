package com.paperdynasty.store;

import com.paperdynasty.session.EndedSessionStore;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The ended sessions in PostgreSQL. Times are of the database's clock. Each end deletes some whose
 * tokens are over.
 */
final class PgEndedSessions implements EndedSessionStore {
  private static final String END =
      """
      WITH over AS (
        DELETE FROM ended_sessions WHERE session_id IN (
          SELECT session_id FROM ended_sessions WHERE until < clock_timestamp() LIMIT 100
          FOR UPDATE SKIP LOCKED)
      )
      INSERT INTO ended_sessions (session_id, tokens_until, until)
      VALUES ($1, clock_timestamp() + $2::bigint * interval '1 millisecond',
        clock_timestamp() + $3::bigint * interval '1 millisecond')
      ON CONFLICT (session_id) DO NOTHING
      """;

  private static final String HAS_ENDED = "SELECT 1 FROM ended_sessions WHERE session_id = $1";

  private static final String AFTER =
      """
      SELECT session_id, ended_at,
        (extract(epoch FROM tokens_until - clock_timestamp()) * 1000)::bigint AS left_ms
      FROM ended_sessions
      WHERE (ended_at, session_id) > ($1, $2) AND tokens_until > clock_timestamp()
      ORDER BY ended_at, session_id LIMIT $3
      """;

  private final StatementPool reads;
  private final StatementPool writes;

  PgEndedSessions(StatementPool reads, StatementPool writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Future<Void> end(String id, Duration tokens, Duration renewals) {
    return writes.run(END, Tuple.of(id, tokens.toMillis(), renewals.toMillis())).mapEmpty();
  }

  @Override
  public Future<Boolean> hasEnded(String id) {
    return reads.run(HAS_ENDED, Tuple.of(id)).map(rows -> rows.size() > 0);
  }

  @Override
  public Future<List<Ended>> after(Position position, int limit) {
    return reads
        .run(AFTER, Tuple.of(position.at().atOffset(ZoneOffset.UTC), position.id(), limit))
        .map(
            rows -> {
              List<Ended> ended = new ArrayList<>();
              for (Row row : rows) {
                ended.add(
                    new Ended(
                        new Position(
                            row.getOffsetDateTime("ended_at").toInstant(),
                            row.getString("session_id")),
                        Duration.ofMillis(row.getLong("left_ms"))));
              }
              return ended;
            });
  }
}
