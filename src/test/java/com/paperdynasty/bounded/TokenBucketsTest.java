package com.paperdynasty.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final AtomicLong now = new AtomicLong(-5);

  @Test
  void bucketIsFullAndFillsByTheClockUpToItsBound() {
    Bucket bucket = new TokenBuckets(now::get).full(3, Duration.ofSeconds(3));
    assertThat(bucket.tryConsumeAsMuchAsPossible()).isEqualTo(3);

    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(bucket.tryConsumeAsMuchAsPossible()).isEqualTo(1);
    now.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(bucket.tryConsumeAsMuchAsPossible()).isEqualTo(3);
  }
}
