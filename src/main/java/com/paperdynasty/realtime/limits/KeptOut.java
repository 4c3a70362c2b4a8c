package com.paperdynasty.realtime.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Who is kept out for a while, and until when. */
final class KeptOut {
  private final LongSupplier nanoTime;
  private final long lengthNanos;
  private final Cache<Key, Long> ends;

  private record Key(By by, String who) {}

  KeptOut(LimitSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lengthNanos = TimeUnit.MILLISECONDS.toNanos(settings.keepOutMs());
    this.ends =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterWrite(Duration.ofMillis(settings.keepOutMs()))
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /** Keeps somebody out from now on; those who are out already do not stay longer for it. */
  boolean add(By by, String who) {
    return ends.asMap().putIfAbsent(new Key(by, who), nanoTime.getAsLong() + lengthNanos) == null;
  }

  /** How long it still is for; 0 for who may come in. */
  long remainingNanos(By by, String who) {
    Long end = ends.getIfPresent(new Key(by, who));
    return end == null ? 0 : Math.max(0, end - nanoTime.getAsLong());
  }

  long size() {
    ends.cleanUp();
    return ends.estimatedSize();
  }
}
