package com.paperdynasty.game.fairplay;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each form of extra dice was rolled for the pending roll, or since the last play.
 *
 * @param rolled by the name of the form; a form that was not rolled is not in it
 */
public record ExtraDiceState(Map<String, Integer> rolled) {
  public static final ExtraDiceState EMPTY = new ExtraDiceState(Map.of());

  public ExtraDiceState {
    rolled = Collections.unmodifiableMap(new TreeMap<>(rolled));
  }

  /** How often a form was rolled. */
  public int times(String form) {
    return rolled.getOrDefault(form, 0);
  }

  /** With a form rolled for the {@code index}-th time. */
  public ExtraDiceState with(String form, int index) {
    Map<String, Integer> changed = new TreeMap<>(rolled);
    changed.put(form, index);
    return new ExtraDiceState(changed);
  }

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
    to.number(rolled.size());
    rolled.forEach(
        (form, times) -> {
          to.text(form);
          to.number(times);
        });
  }
}
