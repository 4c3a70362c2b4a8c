package com.paperdynasty.game.fairplay;

import org.jspecify.annotations.Nullable;

/** Takes the facts of a state in a fixed order, for its hash. */
public interface CanonicalWriter {
  void number(long value);

  void flag(boolean value);

  void text(@Nullable String value);
}
