package com.paperdynasty.store.connection;

/**
 * Why a statement could not be executed, as one attempt has shown.
 *
 * @param why in a few words for the operator
 * @param certain whether the database or its machine refused, so that the next attempt would fail
 *     alike. Otherwise no answer came in time, and the next attempt may succeed.
 */
public record DatabaseFault(String why, boolean certain) {

  /** The fault behind a failed attempt. */
  public static DatabaseFault of(Throwable cause) {
    return new DatabaseFault(Connector.describe(cause), SqlStates.isRefusal(cause));
  }

  /** The same fault, prefixed with where it was found. */
  public DatabaseFault in(String what) {
    return new DatabaseFault(what + ": " + why, certain);
  }
}
