package com.paperdynasty.store.connection;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies PostgreSQL's error codes. Its messages are in the server's language, so they are not
 * parsed.
 */
public final class SqlStates {
  /** Data exceptions, broken constraints, exceeded limits, raised by a trigger. */
  private static final Set<String> FAULTS_OF_THE_DATA = Set.of("22", "23", "54", "P0");

  /**
   * Besides those: conflicts, missing rights and tables, a full disk, a lock. The connection stays
   * usable.
   */
  private static final Set<String> FAULTS_OF_THE_STATEMENT = Set.of("21", "40", "42", "44", "53");

  /** A lock that is held, a statement that took too long. */
  private static final Set<String> TEMPORARY = Set.of("55P03", "57014");

  /** Out of memory; a prepared statement whose name is taken. */
  private static final Set<String> FAULTS_OF_THE_SESSION = Set.of("53200", "42P05");

  /** Conflicts with other transactions: the next attempt may succeed. */
  private static final String CONFLICT = "40";

  private SqlStates() {}

  /** The code of PostgreSQL's answer; empty if it has not answered. */
  static String of(Throwable cause) {
    @Nullable String state = cause instanceof PgException answer ? answer.getSqlState() : null;
    return state == null ? "" : state;
  }

  /**
   * Whether PostgreSQL or its machine refused, or we refused because of its settings. A timeout, a
   * broken connection, a lock and a conflict do not count: the next attempt may succeed.
   */
  static boolean isRefusal(Throwable cause) {
    String state = of(cause);
    return state.isEmpty()
        ? cause instanceof IOException
            || cause instanceof UnfitDatabaseException
            || cause instanceof ConnectionOptions.NotWritableException
        : !TEMPORARY.contains(state) && !state.startsWith(CONFLICT);
  }

  /** Whether the written data is at fault: a value, a constraint, a size. */
  public static boolean isFaultOfTheData(Throwable cause) {
    return FAULTS_OF_THE_DATA.stream().anyMatch(of(cause)::startsWith);
  }

  /**
   * Whether the connection must be replaced: no answer, a server that shuts down or accepts no
   * writes (25006), lost prepared statements or settings. Unknown codes count too.
   */
  static boolean endsTheConnection(Throwable cause) {
    String state = of(cause);
    return state.isEmpty()
        || FAULTS_OF_THE_SESSION.contains(state)
        || (!isFaultOfTheData(cause)
            && FAULTS_OF_THE_STATEMENT.stream().noneMatch(state::startsWith)
            && !TEMPORARY.contains(state));
  }
}
