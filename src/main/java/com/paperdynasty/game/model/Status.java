package com.paperdynasty.game.model;

/** The status of a game. */
public enum Status {
  /** No roll yet. */
  WAITING("waiting"),
  IN_PROGRESS("in_progress"),
  COMPLETED("completed");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }
}
