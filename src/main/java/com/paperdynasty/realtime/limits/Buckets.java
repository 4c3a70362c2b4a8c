package com.paperdynasty.realtime.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The token buckets of users and addresses. A bucket that was not used for the longest period is
 * full, and forgotten.
 */
final class Buckets {
  private final LimitSettings settings;
  private final TimeMeter meter;
  private final LongSupplier nanoTime;
  private final Waits waits;
  private final Cache<Key, Allowance> buckets;

  private record Key(Kind kind, By by, String who) {}

  Buckets(LimitSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.meter = new Nanos(nanoTime);
    this.nanoTime = nanoTime;
    this.waits = new Waits(settings.waitsEach(), settings.waits());
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterAccess(longest(settings))
            .ticker(nanoTime::getAsLong)
            .evictionListener(
                (@Nullable Key key, @Nullable Allowance forgotten, RemovalCause cause) ->
                    drop(forgotten))
            .build();
  }

  private static void drop(@Nullable Allowance forgotten) {
    if (forgotten != null) {
      forgotten.forget();
    }
  }

  private static Duration longest(LimitSettings settings) {
    return settings.rates().values().stream()
        .flatMap(rates -> rates.values().stream())
        .map(Rate::period)
        .reduce(Duration.ofSeconds(1), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /** The bucket of a user or an address. */
  Allowance of(Kind kind, By by, String who) {
    return buckets.get(new Key(kind, by, who), key -> fresh(kind, by));
  }

  /** A new bucket, full. */
  Allowance fresh(Kind kind, By by) {
    Rate rate = settings.rate(kind, by);
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
            .withCustomTimePrecision(meter)
            .build();
    return new Allowance(bucket, rate, waits, nanoTime.getAsLong());
  }

  int waitsLeft() {
    return waits.left();
  }

  /** About how many buckets are remembered. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private record Nanos(LongSupplier nanoTime) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanoTime.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
