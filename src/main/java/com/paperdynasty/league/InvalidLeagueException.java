package com.paperdynasty.league;

import java.util.List;

/** A league file is invalid. */
public final class InvalidLeagueException extends Exception {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  InvalidLeagueException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** All faults, each as {@code file:line: reason}. */
  public List<String> faults() {
    return faults;
  }
}
