package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The server's processes behind the connections of one kind that were given up. Such a process may
 * live on although its client has closed the connection: one whose commit waits for a synchronous
 * standby does not look at its client. If each were replaced at once, one such standby would fill
 * the server up. So a connection is replaced only while no more than one of them still works. Lives
 * on one context.
 */
public final class AbandonedSessions {
  private static final int SPARE = 1;

  /** One that waits for its client has nothing to do any more, and the server ends it. */
  private static final String STILL_AT_WORK =
      """
      SELECT pid::text FROM pg_stat_activity
      WHERE pid::text = ANY ($1::text[])
        AND application_name = current_setting('application_name')
        AND wait_event_type IS DISTINCT FROM 'Client'
      """;

  private final Set<String> processes = new LinkedHashSet<>();

  void add(DatabaseSession databaseSession) {
    processes.add(databaseSession.process());
  }

  /**
   * Passes a new connection on if it may replace one that was given up. Otherwise closes it, and
   * fails.
   */
  Future<DatabaseSession> admit(DatabaseSession made, long timeoutMs) {
    if (processes.size() <= SPARE) {
      return Future.succeededFuture(made);
    }
    Set<String> asked = Set.copyOf(processes);
    return made.execute(STILL_AT_WORK, Tuple.of(asked.toArray(String[]::new)))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .compose(
            rows -> {
              processes.removeAll(asked);
              rows.forEach(row -> processes.add(row.getString(0)));
              if (rows.size() > SPARE) {
                return Future.<DatabaseSession>failedFuture(
                    new JournalUnavailableException(
                        rows.size() + " statements that got no answer in time still run there"));
              }
              return Future.succeededFuture(made);
            })
        .onFailure(refused -> made.close());
  }
}
