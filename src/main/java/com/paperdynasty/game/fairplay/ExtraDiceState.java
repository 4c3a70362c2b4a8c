package com.paperdynasty.game.fairplay;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each form of extra dice was rolled. A roll that is issued again keeps its count, and a
 * voided roll leaves the count of the time after the last play. An undo begins both anew: the dice
 * are the same.
 *
 * @param rolled for the pending roll, by the name of the form; a form that was not rolled is not in
 *     it
 * @param between since the last play while no roll was pending, likewise
 */
public record ExtraDiceState(Map<String, Integer> rolled, Map<String, Integer> between) {
  public static final ExtraDiceState EMPTY = new ExtraDiceState(Map.of(), Map.of());

  public ExtraDiceState {
    rolled = Collections.unmodifiableMap(new TreeMap<>(rolled));
    between = Collections.unmodifiableMap(new TreeMap<>(between));
  }

  /**
   * How often a form was rolled.
   *
   * @param ofRoll for the pending roll; if not, since the last play
   */
  public int times(boolean ofRoll, String form) {
    return (ofRoll ? rolled : between).getOrDefault(form, 0);
  }

  /** With a form rolled for the {@code index}-th time. */
  public ExtraDiceState with(boolean ofRoll, String form, int index) {
    Map<String, Integer> changed = new TreeMap<>(ofRoll ? rolled : between);
    changed.put(form, index);
    return ofRoll ? new ExtraDiceState(changed, between) : new ExtraDiceState(rolled, changed);
  }

  /** Without a pending roll. */
  public ExtraDiceState withoutRoll() {
    return rolled.isEmpty() ? this : new ExtraDiceState(Map.of(), between);
  }

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
    write(to, rolled);
    write(to, between);
  }

  private static void write(CanonicalWriter to, Map<String, Integer> counts) {
    to.number(counts.size());
    counts.forEach(
        (form, times) -> {
          to.text(form);
          to.number(times);
        });
  }
}
