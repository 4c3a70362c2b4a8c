package com.paperdynasty.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.paperdynasty.bounded.TokenBuckets;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The token buckets of users and addresses. A bucket that was not used for the longest period of
 * all rates is full again, and is forgotten. Thread-safe.
 */
final class BucketStore {
  private final LimitSettings settings;
  private final TokenBuckets tokenBuckets;
  private final LongSupplier nanoTime;
  private final RetryBudget retryBudget;
  private final Cache<Key, TokenBucket> buckets;

  private record Key(LimitCategory limitCategory, LimitScope limitScope, String key) {}

  BucketStore(LimitSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.tokenBuckets = new TokenBuckets(nanoTime);
    this.nanoTime = nanoTime;
    this.retryBudget = new RetryBudget(settings.waitsEach(), settings.waits());
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterAccess(longest(settings))
            .ticker(nanoTime::getAsLong)
            .evictionListener(
                (@Nullable Key key, @Nullable TokenBucket forgotten, RemovalCause cause) ->
                    drop(forgotten))
            .build();
  }

  private static void drop(@Nullable TokenBucket forgotten) {
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
  TokenBucket of(LimitCategory limitCategory, LimitScope limitScope, String key) {
    return buckets.get(
        new Key(limitCategory, limitScope, key), any -> fresh(limitCategory, limitScope));
  }

  /** A new bucket, full. */
  TokenBucket fresh(LimitCategory limitCategory, LimitScope limitScope) {
    Rate rate = settings.rate(limitCategory, limitScope);
    Bucket bucket = tokenBuckets.full(rate.count(), rate.period());
    return new TokenBucket(bucket, rate, retryBudget, nanoTime.getAsLong());
  }

  /** How many retry times can still be remembered beyond those of each bucket. */
  int retryTimesLeft() {
    return retryBudget.left();
  }

  /** The approximate number of buckets that are remembered. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
