package com.paperdynasty.ops;

import java.util.List;

/**
 * The program cannot start with this configuration. Each fault names its key, and never a value.
 */
public final class BadSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  BadSettings(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** A single fault. */
  public static BadSettings of(String fault) {
    return new BadSettings(List.of(fault));
  }

  /** What is wrong, one line for each thing. */
  public List<String> faults() {
    return faults;
  }
}
