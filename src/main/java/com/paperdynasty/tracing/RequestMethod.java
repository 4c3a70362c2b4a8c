package com.paperdynasty.tracing;

import java.util.Set;

/**
 * The name of an HTTP method where what is observed must stay bounded. A client may send any word
 * as a method.
 */
public final class RequestMethod {
  /** As OpenTelemetry calls the others. */
  private static final String OTHER = "_OTHER";

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE");

  private RequestMethod() {}

  /** The method itself if HTTP knows it, and otherwise one name for all. */
  public static String named(String method) {
    return KNOWN.contains(method) ? method : OTHER;
  }
}
