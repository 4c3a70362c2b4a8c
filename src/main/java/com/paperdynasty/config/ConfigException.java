package com.paperdynasty.config;

import java.util.List;

/**
 * The program cannot start with this configuration. Each fault names its key, and never a secret.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** A single fault. */
  public static ConfigException of(String fault) {
    return new ConfigException(List.of(fault));
  }

  /** The faults, one line each. */
  public List<String> faults() {
    return faults;
  }
}
