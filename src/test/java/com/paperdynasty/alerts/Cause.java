package com.paperdynasty.alerts;

/**
 * What an alert is about, brought about on purpose.
 *
 * @param alert the name of the alert without its prefix
 * @param what for the report
 * @param plant brings it about; what it gives ends it
 */
record Cause(String alert, String what, Plant plant) {
  private static final String PREFIX = "PaperDynasty";

  /** Brings something about. */
  interface Plant {
    AutoCloseable begin() throws Exception;
  }

  /** The name of the alert in the rules. */
  String rule() {
    return PREFIX + alert;
  }
}
