package com.paperdynasty.limits;

import java.util.Locale;

/** Whose requests are counted together. */
public enum LimitScope {
  CONNECTION,
  USER,
  ADDRESS;

  /** Its word in configuration and figures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
