package com.paperdynasty.store.connection;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The database, or how it is reached, is set up so that a promise would not hold. Trying again does
 * not help; the message is one sentence for the operator and says what to change.
 */
public final class UnfitDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnfitDatabaseException(String message) {
    super("The database cannot be used: " + message);
  }

  /** No host takes writes, each for its own reason. */
  static UnfitDatabaseException unreachable(Map<String, String> faults) {
    StringJoiner hosts = new StringJoiner("; ");
    faults.forEach((host, fault) -> hosts.add(host + ": " + fault));
    return new UnfitDatabaseException("no server takes writes. " + hosts);
  }

  /** Of all that a first try to connect may fail with, only this ends a start. */
  public static Future<Void> only(AsyncResult<?> tried) {
    return tried.cause() instanceof UnfitDatabaseException unfit
        ? Future.failedFuture(unfit)
        : Future.succeededFuture();
  }
}
