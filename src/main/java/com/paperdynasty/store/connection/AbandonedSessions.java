package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The server processes behind abandoned connections of one pool. Such a process may run on after
 * its client has closed the connection: one whose commit waits for a synchronous standby does not
 * notice its client. If each connection were replaced at once, one such standby would use up all
 * connections of the server. So a connection is replaced only while at most one of these processes
 * still works. Used on one context.
 */
public final class AbandonedSessions {
  private static final int SPARE = 1;

  /** A process that waits for its client is idle, and the server ends it. */
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

  /** Returns a new connection if it may replace an abandoned one. Otherwise closes it and fails. */
  Future<DatabaseSession> admit(DatabaseSession candidate, long timeoutMs) {
    if (processes.size() <= SPARE) {
      return Future.succeededFuture(candidate);
    }
    Set<String> asked = Set.copyOf(processes);
    return candidate
        .execute(STILL_AT_WORK, Tuple.of(asked.toArray(String[]::new)))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .compose(
            rows -> {
              processes.removeAll(asked);
              rows.forEach(row -> processes.add(row.getString(0)));
              if (rows.size() > SPARE) {
                return Future.<DatabaseSession>failedFuture(
                    new JournalUnavailableException(
                        rows.size() + " unanswered statements still run on the server"));
              }
              return Future.succeededFuture(candidate);
            })
        .onFailure(refused -> candidate.close());
  }
}
