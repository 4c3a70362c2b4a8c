package com.paperdynasty.limits;

import java.util.Locale;

/** Whose requests are counted together. */
public enum LimitScope {
  CONNECTION,
  USER,
  ADDRESS;

  /** Its name in configuration and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
