package com.paperdynasty.bounded;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes token buckets that go by one monotonic clock. Thread-safe. */
public final class TokenBuckets {
  private final TimeMeter meter;

  public TokenBuckets(LongSupplier nanoTime) {
    this.meter = new Nanos(nanoTime);
  }

  /** A full bucket. It gets so many tokens in each period, evenly, and holds no more than those. */
  public Bucket full(long tokens, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
        .withCustomTimePrecision(meter)
        .build();
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
