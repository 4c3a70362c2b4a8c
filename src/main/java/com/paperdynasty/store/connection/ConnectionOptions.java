package com.paperdynasty.store.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every connection must have. A database or a role may have its own defaults, so
 * a session sets what it can ({@link #pin}), and all settings are read back ({@link #read}) before
 * the first statement and again later. They are set by statements and not as startup parameters,
 * which PgBouncer does not pass on.
 */
public final class ConnectionOptions {
  static final String STANDBY = "pg_is_in_recovery";
  static final String BACKEND = "pg_backend_pid";

  /** A session cannot set these; they belong to the server or the database. */
  private static final List<String> SERVER_SETTINGS =
      List.of("server_encoding", "fsync", "full_page_writes", "transaction_read_only");

  private static final String SCHEMA = "search_path";
  private static final Map<String, String> SESSION_SETTINGS = new LinkedHashMap<>();

  static {
    // A commit waits until its log is on the disk, and on that of synchronous standbys.
    SESSION_SETTINGS.put("synchronous_commit", "on");
    // The isolation that the statements are written for.
    SESSION_SETTINGS.put("default_transaction_isolation", "read committed");
    SESSION_SETTINGS.put("default_transaction_deferrable", "off");
    SESSION_SETTINGS.put("client_encoding", "UTF8");
    // The months of the audit log are in UTC.
    SESSION_SETTINGS.put("TimeZone", "UTC");
    SESSION_SETTINGS.put("standard_conforming_strings", "on");
    SESSION_SETTINGS.put("session_replication_role", "origin");
    // Limits that would end a connection or a statement before ours do.
    SESSION_SETTINGS.put("idle_session_timeout", "0");
    SESSION_SETTINGS.put("idle_in_transaction_session_timeout", "0");
    SESSION_SETTINGS.put("transaction_timeout", "0");
  }

  private ConnectionOptions() {}

  /** The settings together with the schema of the tables, so that no other search path decides. */
  static Map<String, String> inSchema(String schema, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(SCHEMA, schema);
    return all;
  }

  /** The settings of a connection whose statements have these limits, and some others. */
  public static Map<String, String> settings(
      int lockTimeoutMs, int statementTimeoutMs, Map<String, String> others) {
    Map<String, String> settings = new LinkedHashMap<>(SESSION_SETTINGS);
    settings.put("lock_timeout", lockTimeoutMs + "ms");
    settings.put("statement_timeout", statementTimeoutMs + "ms");
    settings.putAll(others);
    return settings;
  }

  /**
   * The SQL that sets them and returns each with its new value. A setting that an older server does
   * not have is skipped, and so is one that only a superuser may set if it already has the right
   * value. A stricter {@code synchronous_commit} stays.
   */
  static String pin(Map<String, String> settings) {
    String wanted =
        settings.entrySet().stream()
            .map(setting -> "('" + setting.getKey() + "', '" + setting.getValue() + "')")
            .collect(Collectors.joining(", "));
    return """
    SELECT s.name, CASE
      WHEN s.name = 'synchronous_commit' AND s.setting = 'remote_apply' THEN s.setting
      WHEN s.context = 'superuser' AND s.setting = w.value THEN s.setting
      ELSE set_config(s.name, w.value, false) END
    FROM (VALUES %s) AS w (name, value) JOIN pg_settings s ON s.name = w.name
    """
        .formatted(wanted);
  }

  /** The SQL that reads these settings and those that only the server decides. */
  static String read(Iterable<String> names) {
    StringBuilder sql = new StringBuilder();
    for (String name : names) {
      sql.append("SELECT '%s', current_setting('%s') UNION ALL ".formatted(name, name));
    }
    for (String name : SERVER_SETTINGS) {
      sql.append("SELECT '%s', current_setting('%s') UNION ALL ".formatted(name, name));
    }
    return sql
        + "SELECT '%s', pg_is_in_recovery()::text UNION ALL ".formatted(STANDBY)
        + "SELECT '%s', pg_backend_pid()::text".formatted(BACKEND);
  }

  /**
   * Checks the values that were read.
   *
   * @param pinned the settings that the session set, with the values they had then
   * @param backend the server process that the connection began with; null if it begins now
   * @throws UnfitDatabaseException if a promise would not hold
   * @throws NotWritableException if the server is a standby or read-only, which may pass
   */
  static void verify(
      Map<String, String> seen, Map<String, String> pinned, @Nullable String backend) {
    if (backend != null && !backend.equals(seen.get(BACKEND))) {
      throw new UnfitDatabaseException(PoolerMode.REFUSED);
    }
    require(seen, "server_encoding", "UTF8", "recreate it with ENCODING 'UTF8'");
    require(seen, "fsync", "on", "set fsync = on, or a crash may lose what clients have seen");
    require(
        seen,
        "full_page_writes",
        "on",
        "set full_page_writes = on, or a crash may lose what clients have seen");
    if ("true".equals(seen.get(STANDBY))) {
      throw new NotWritableException("the server is a standby");
    }
    if (!"off".equals(seen.get("transaction_read_only"))) {
      throw new NotWritableException("the server is read-only");
    }
    pinned.forEach(
        (name, value) -> require(seen, name, value, "it does not keep what a session sets"));
  }

  private static void require(Map<String, String> seen, String name, String value, String remedy) {
    if (!value.equals(seen.get(name))) {
      throw new UnfitDatabaseException(
          "its %s is %s and must be %s: %s".formatted(name, seen.get(name), value, remedy));
    }
  }

  /** The server accepts no writes now; another host may, or this one later. */
  public static final class NotWritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotWritableException(String message) {
      super(message, null, false, false);
    }
  }
}
