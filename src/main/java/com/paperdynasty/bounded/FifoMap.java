package com.paperdynasty.bounded;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map with a bound. Beyond it, the entry that was put longest ago is dropped. Reading an entry
 * does not keep it; putting it again does. Not thread-safe.
 *
 * <p>Caffeine is not used, because its policy keeps the entries that are read most, and may drop a
 * new entry at once. Here new entries must be kept. A Caffeine cache would also take a few hundred
 * bytes for each open game.
 */
public final class FifoMap<K, V> {
  private final int max;
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

  /** Creates an empty map. */
  public FifoMap(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("the bound of a map must be at least 1, not " + max);
    }
    this.max = max;
  }

  /** The value under a key, or null. */
  public @Nullable V get(K key) {
    return entries.get(key);
  }

  /**
   * Puts a value under a key, as the newest entry. Returns the value that was there before, or
   * null.
   */
  public @Nullable V put(K key, V value) {
    V before = entries.remove(key);
    entries.put(key, value);
    if (entries.size() > max) {
      K eldest = entries.keySet().iterator().next();
      entries.remove(eldest);
    }
    return before;
  }

  /** Removes a key. */
  public void remove(K key) {
    entries.remove(key);
  }
}
