package com.paperdynasty.bounded;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map with a bound: beyond it the entry that was put longest ago is dropped. Reading an entry
 * does not keep it; putting it again does. Not safe on several threads.
 *
 * <p>Not Caffeine: its policy keeps the entries that are read most, and may drop a new entry at
 * once. Here the new entries are those to keep. Caffeine also takes a few hundred bytes for each
 * open game.
 */
public final class FifoMap<K, V> {
  private final int most;
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

  /** An empty map for at least one entry. */
  public FifoMap(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a map for " + most + " entries");
    }
    this.most = most;
  }

  /** The value under a key, or null. */
  public @Nullable V get(K key) {
    return entries.get(key);
  }

  /** Puts a value under a key, now the youngest of all, and gives the one that was there. */
  public @Nullable V put(K key, V value) {
    V before = entries.remove(key);
    entries.put(key, value);
    if (entries.size() > most) {
      K eldest = entries.keySet().iterator().next();
      entries.remove(eldest);
    }
    return before;
  }

  /** Forgets a key. */
  public void remove(K key) {
    entries.remove(key);
  }
}
