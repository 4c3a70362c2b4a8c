package com.paperdynasty.http.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** The part of the public port that a request is for. */
public enum RequestCategory {
  WEBSOCKET,
  TRANSPORT,
  READING_CALL,
  CHANGING_CALL,
  FILE;

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  public static RequestCategory of(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.startsWith("/realtime/")) {
      return path.endsWith("/websocket") ? WEBSOCKET : TRANSPORT;
    }
    if (!path.startsWith("/api/") && !path.startsWith("/auth/")) {
      return FILE;
    }
    return READING.contains(context.request().method()) ? READING_CALL : CHANGING_CALL;
  }

  /** Its name in the audit's counts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isTransport() {
    return this == WEBSOCKET || this == TRANSPORT;
  }
}
