package com.paperdynasty.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The users and addresses that are banned for a while. */
final class BanList {
  private final LongSupplier nanoTime;
  private final long lengthNanos;
  private final Cache<Key, Long> ends;

  private record Key(LimitScope limitScope, String key) {}

  BanList(LimitSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lengthNanos = TimeUnit.MILLISECONDS.toNanos(settings.keepOutMs());
    this.ends =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterWrite(Duration.ofMillis(settings.keepOutMs()))
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /** Begins a ban. A ban that has begun does not become longer; then this gives false. */
  boolean add(LimitScope limitScope, String key) {
    return ends.asMap().putIfAbsent(new Key(limitScope, key), nanoTime.getAsLong() + lengthNanos)
        == null;
  }

  /** How long a ban still lasts, in ns; 0 without a ban. */
  long remainingNanos(LimitScope limitScope, String key) {
    Long end = ends.getIfPresent(new Key(limitScope, key));
    return end == null ? 0 : Math.max(0, end - nanoTime.getAsLong());
  }

  long size() {
    ends.cleanUp();
    return ends.estimatedSize();
  }
}
