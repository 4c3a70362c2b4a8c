package com.paperdynasty.store;

import io.vertx.pgclient.PgConnectOptions;
import java.util.HashMap;
import java.util.Map;

/** How connections are set up. */
final class Sessions {
  private Sessions() {}

  /** A connection's options: every statement is bounded in time, and sees what is committed. */
  static PgConnectOptions options(
      DatabaseUrl url, StoreLimits limits, String name, Map<String, String> settings) {
    PgConnectOptions options = url.connectOptions();
    Map<String, String> properties = new HashMap<>(options.getProperties());
    properties.put("application_name", name);
    properties.put("lock_timeout", limits.lockTimeoutMs() + "ms");
    properties.put("statement_timeout", limits.statementTimeoutMs() + "ms");
    // What the statements were thought out for; a server may be configured otherwise.
    properties.put("default_transaction_isolation", "read committed");
    properties.putAll(settings);
    return options.setProperties(properties);
  }
}
