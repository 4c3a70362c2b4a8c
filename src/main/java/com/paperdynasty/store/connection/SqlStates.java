package com.paperdynasty.store.connection;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean to us. Its texts are in the server's language. */
public final class SqlStates {
  /** Data exceptions, broken constraints, exceeded limits, raised by a trigger. */
  private static final Set<String> FAULTS_OF_THE_DATA = Set.of("22", "23", "54", "P0");

  /**
   * Besides those: conflicts, missing rights and tables, a full disk, a lock. They say nothing
   * against the connection.
   */
  private static final Set<String> FAULTS_OF_THE_STATEMENT = Set.of("21", "40", "42", "44", "53");

  /** A lock that is held, a statement that took too long. */
  private static final Set<String> OVER_IN_TIME = Set.of("55P03", "57014");

  /** No memory; and a statement that somebody else has prepared under its name. */
  private static final Set<String> FAULTS_OF_THE_SESSION = Set.of("53200", "42P05");

  /** Conflicts with somebody else: the next try is another. */
  private static final String CONFLICT = "40";

  private SqlStates() {}

  /** The code of PostgreSQL's answer; empty if it has not answered. */
  static String of(Throwable cause) {
    @Nullable String state = cause instanceof PgException answer ? answer.getSqlState() : null;
    return state == null ? "" : state;
  }

  /**
   * Whether somebody said no: PostgreSQL, the machine that it should be on, or we because of what
   * it is set to. No answer in time, a connection that broke, a lock and a conflict say nothing of
   * the next try.
   */
  static boolean isRefusal(Throwable cause) {
    String state = of(cause);
    return state.isEmpty()
        ? cause instanceof IOException
            || cause instanceof UnfitDatabaseException
            || cause instanceof ConnectionOptions.NotWritableException
        : !OVER_IN_TIME.contains(state) && !state.startsWith(CONFLICT);
  }

  /** Whether the reason is in what was to be written: its data, a constraint, a size. */
  public static boolean isFaultOfTheData(Throwable cause) {
    return FAULTS_OF_THE_DATA.stream().anyMatch(of(cause)::startsWith);
  }

  /**
   * Whether nothing good is to be expected of the connection any more: no answer, a server that
   * shuts down or takes no writes (25006), statements or settings that it does not have any more.
   * What is not known belongs to it.
   */
  static boolean endsTheConnection(Throwable cause) {
    String state = of(cause);
    return state.isEmpty()
        || FAULTS_OF_THE_SESSION.contains(state)
        || (!isFaultOfTheData(cause)
            && FAULTS_OF_THE_STATEMENT.stream().noneMatch(state::startsWith)
            && !OVER_IN_TIME.contains(state));
  }
}
