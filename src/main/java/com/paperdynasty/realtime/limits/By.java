package com.paperdynasty.realtime.limits;

import java.util.Locale;

/** Whose requests are counted together. */
public enum By {
  CONNECTION,
  USER,
  ADDRESS;

  /** Its word in configuration and figures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
