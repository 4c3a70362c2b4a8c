package com.paperdynasty.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the event loops run: a timer on each says how late it fires, and when it fired last.
 * Thread-safe.
 */
public final class EventLoopPulse {
  static final long EVERY_MS = 100;

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final LongSupplier nanoTime;
  private final Timer delays;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  /** Creates a pulse without event loops, and registers its metric. */
  public EventLoopPulse(MeterRegistry registry, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.delays =
        Timer.builder("pd.event.loop.delay")
            .description("by how much a timer of an event loop was late")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  /** The pulse of one event loop: deploy as many as there are. */
  public VerticleBase loop() {
    return new Loop();
  }

  /** What is wrong if an event loop has not run for so long. */
  public Optional<String> fault(long silenceMs) {
    long silentMs = longestSilenceMs();
    return silentMs < silenceMs
        ? Optional.empty()
        : Optional.of("an event loop has not run for " + silentMs + " ms");
  }

  /** For how long the event loop that is silent for longest has not run, in ms; 0 without any. */
  long longestSilenceMs() {
    long now = nanoTime.getAsLong();
    long longest = 0;
    for (Loop loop : loops) {
      longest = Math.max(longest, now - loop.lastBeat);
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  private final class Loop extends VerticleBase {
    private volatile long lastBeat;

    @Override
    public Future<?> start() {
      lastBeat = nanoTime.getAsLong();
      loops.add(this);
      vertx.setPeriodic(EVERY_MS, timer -> beat());
      return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
      loops.remove(this);
      return Future.succeededFuture();
    }

    private void beat() {
      long now = nanoTime.getAsLong();
      long late = now - lastBeat - TimeUnit.MILLISECONDS.toNanos(EVERY_MS);
      delays.record(Math.max(0, late), TimeUnit.NANOSECONDS);
      lastBeat = now;
    }
  }
}
