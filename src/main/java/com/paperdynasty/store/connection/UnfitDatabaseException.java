package com.paperdynasty.store.connection;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The settings of the database, or of a pooler in front of it, would break a promise. Retrying does
 * not help. The message is for the operator and says what to change.
 */
public final class UnfitDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnfitDatabaseException(String message) {
    super("The database cannot be used: " + message);
  }

  /** No host accepts writes; each host has its reason. */
  static UnfitDatabaseException unreachable(Map<String, String> faults) {
    StringJoiner hosts = new StringJoiner("; ");
    faults.forEach((host, fault) -> hosts.add(host + ": " + fault));
    return new UnfitDatabaseException("no server accepts writes. " + hosts);
  }

  /** Keeps only this failure of a first attempt to connect; any other does not stop a start. */
  public static Future<Void> only(AsyncResult<?> tried) {
    return tried.cause() instanceof UnfitDatabaseException unfit
        ? Future.failedFuture(unfit)
        : Future.succeededFuture();
  }
}
