package com.paperdynasty.realtime.limits;

import java.util.Locale;

/** Whose asking is counted. */
public enum By {
  CONNECTION,
  USER,
  ADDRESS;

  /** Its word in configuration and figures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
