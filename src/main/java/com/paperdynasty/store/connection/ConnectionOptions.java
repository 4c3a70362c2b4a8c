package com.paperdynasty.store.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must hold on every connection. A database or a role may have settings of its own, so what a
 * session can set is set ({@link #pin}), and everything is read back ({@link #read}) before the
 * first statement and again while the connection lives. With SET and not as parameters of the
 * startup, which PgBouncer does not let through.
 */
public final class ConnectionOptions {
  static final String STANDBY = "pg_is_in_recovery";
  static final String BACKEND = "pg_backend_pid";

  /** Nobody can set these in a session: they are the server's or the database's. */
  private static final List<String> SERVER_SETTINGS =
      List.of("server_encoding", "fsync", "full_page_writes", "transaction_read_only");

  private static final String SCHEMA = "search_path";
  private static final Map<String, String> SESSION_SETTINGS = new LinkedHashMap<>();

  static {
    // A commit waits until its log is on the disk, and on that of synchronous standbys.
    SESSION_SETTINGS.put("synchronous_commit", "on");
    // What the statements were thought out for.
    SESSION_SETTINGS.put("default_transaction_isolation", "read committed");
    SESSION_SETTINGS.put("default_transaction_deferrable", "off");
    SESSION_SETTINGS.put("client_encoding", "UTF8");
    // Which month it is.
    SESSION_SETTINGS.put("TimeZone", "UTC");
    SESSION_SETTINGS.put("standard_conforming_strings", "on");
    SESSION_SETTINGS.put("session_replication_role", "origin");
    // Limits that would end a connection, or a statement, earlier than ours do.
    SESSION_SETTINGS.put("idle_session_timeout", "0");
    SESSION_SETTINGS.put("idle_in_transaction_session_timeout", "0");
    SESSION_SETTINGS.put("transaction_timeout", "0");
  }

  private ConnectionOptions() {}

  /** These and in which schema the tables are, which nobody else's search path decides. */
  static Map<String, String> inSchema(String schema, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(SCHEMA, schema);
    return all;
  }

  /** What is set on a connection whose statements have these limits, and what else it wants. */
  public static Map<String, String> settings(
      int lockTimeoutMs, int statementTimeoutMs, Map<String, String> others) {
    Map<String, String> settings = new LinkedHashMap<>(SESSION_SETTINGS);
    settings.put("lock_timeout", lockTimeoutMs + "ms");
    settings.put("statement_timeout", statementTimeoutMs + "ms");
    settings.putAll(others);
    return settings;
  }

  /**
   * Sets them and gives each with the value that it has from then on. What an older server does not
   * have is passed over, and so is what only a superuser may set where it has the right value. A
   * {@code synchronous_commit} that waits for more than ours stays.
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

  /** The values of these settings, and of what only the server decides. */
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
   * Judges what was read.
   *
   * @param pinned what was set, with the values that it had then
   * @param backend the server process that the connection began with; null if it begins now
   * @throws UnfitDatabaseException if a promise would not hold
   * @throws NotWritableException if the server is a standby or read-only, which may pass
   */
  static void judge(
      Map<String, String> seen, Map<String, String> pinned, @Nullable String backend) {
    if (backend != null && !backend.equals(seen.get(BACKEND))) {
      throw new UnfitDatabaseException(PoolerMode.REFUSED);
    }
    require(seen, "server_encoding", "UTF8", "create it anew with ENCODING 'UTF8'");
    require(seen, "fsync", "on", "set fsync = on, or a crash takes back what was shown");
    require(
        seen,
        "full_page_writes",
        "on",
        "set full_page_writes = on, or a crash takes back what was shown");
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

  /** The server takes no writes just now; another may, or this one later. */
  public static final class NotWritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotWritableException(String message) {
      super(message, null, false, false);
    }
  }
}
