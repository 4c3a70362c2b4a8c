package com.paperdynasty.store;

import com.paperdynasty.signin.UsedOnce;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * The used sign-ins in PostgreSQL, for all nodes. Times are of the database's clock. Each use
 * deletes some that have ended.
 */
final class PgUsedOnce implements UsedOnce {
  /** Twice their lifetime, because the nodes' clocks may differ from the database's. */
  private static final String USE =
      """
      WITH ended AS (
        DELETE FROM used_sign_ins WHERE id IN (
          SELECT id FROM used_sign_ins WHERE until < clock_timestamp() LIMIT 100 FOR UPDATE SKIP LOCKED)
      )
      INSERT INTO used_sign_ins (id, until)
      VALUES ($1, clock_timestamp() + 2 * $2::bigint * interval '1 millisecond')
      ON CONFLICT (id) DO NOTHING
      """;

  private final StatementPool writes;

  PgUsedOnce(StatementPool writes) {
    this.writes = writes;
  }

  @Override
  public Future<Boolean> use(String id, Duration lifetime) {
    return writes
        .run(USE, Tuple.of(id, Math.max(0, lifetime.toMillis())))
        .map(rows -> rows.rowCount() == 1);
  }
}
