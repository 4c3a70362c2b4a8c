package com.paperdynasty.identity;

/** What people without an account may do. */
public enum GuestAccess {
  /** Nothing. */
  OFF,
  /** Read and watch public games. */
  WATCH,
  /** Also get an id of their own, and play. */
  PLAY;

  public boolean mayWatch() {
    return this != OFF;
  }

  public boolean mayPlay() {
    return this == PLAY;
  }

  /** Its name on the page and in the configuration. */
  public String label() {
    return switch (this) {
      case OFF -> "off";
      case WATCH -> "watch";
      case PLAY -> "play";
    };
  }
}
