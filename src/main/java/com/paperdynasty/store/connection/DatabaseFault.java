package com.paperdynasty.store.connection;

/**
 * What keeps appends from being written, as far as one try has shown.
 *
 * @param why in a few words for the operator
 * @param certain whether the database, or the machine that it should be on, said no: the next try
 *     would end as this one did. Otherwise no answer came in time, and the next may.
 */
public record DatabaseFault(String why, boolean certain) {

  /** From how a try ended. */
  public static DatabaseFault of(Throwable cause) {
    return new DatabaseFault(Connector.describe(cause), SqlStates.isRefusal(cause));
  }

  public DatabaseFault in(String what) {
    return new DatabaseFault(what + ": " + why, certain);
  }
}
