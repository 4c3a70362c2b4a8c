package com.paperdynasty.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header {@code Authorization: Bearer …} of HTTP calls and WebSocket upgrades. */
public final class BearerHeader {
  private static final String SCHEME = "Bearer ";

  private BearerHeader() {}

  /** The token in a header's value; empty if it is missing or of another scheme. */
  public static Optional<String> token(@Nullable String value) {
    return value != null && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(value.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
