package com.paperdynasty.bounded;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers so many entries at most: beyond it the one that was put longest ago is forgotten. To
 * read an entry does not keep it; to put it again does.
 *
 * <p>Not Caffeine: its policy keeps what is asked for most, and may turn away at once what has just
 * come. For what is held here that is the very thing not to forget. It is also a few hundred bytes
 * for each open game. Not for several threads.
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
