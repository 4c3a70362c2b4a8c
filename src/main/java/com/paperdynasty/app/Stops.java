package com.paperdynasty.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be stopped, the last that was started first.
 *
 * <p>All of it has one time. Each step may take half of what is left: so one that hangs, because
 * PostgreSQL does, takes nothing from the next but time, and people are told to come back even if
 * their games cannot be given away. May be used on any thread.
 */
final class Stops {
  private static final Logger log = LoggerFactory.getLogger(Stops.class);

  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();

  private record Step(String what, Function<Duration, ? extends Future<?>> way) {}

  /**
   * One thing more. {@code what} is said if it does not stop.
   *
   * @param way is told how much time it has
   */
  void push(String what, Function<Duration, ? extends Future<?>> way) {
    steps.push(new Step(what, way));
  }

  /** One thing more that takes its time, however long it has. */
  void push(String what, Supplier<? extends Future<?>> way) {
    push(what, (Duration time) -> way.get());
  }

  /** One thing more, which is done as soon as it returns. */
  void push(String what, Runnable way) {
    push(
        what,
        () -> {
          way.run();
          return Future.succeededFuture();
        });
  }

  /** Stops everything. Never fails: what does not stop is said in the log and passed over. */
  Future<Void> run(long untilNs) {
    Step step = steps.poll();
    return step == null
        ? Future.succeededFuture()
        : stop(step, untilNs).transform(stopped -> run(untilNs));
  }

  private static Future<?> stop(Step step, long untilNs) {
    long timeNs = Math.max(1, (untilNs - System.nanoTime()) / 2);
    return begin(step, Duration.ofNanos(timeNs))
        .timeout(timeNs, TimeUnit.NANOSECONDS)
        .onFailure(
            cause -> log.warn("{} did not stop in order: {}", step.what(), cause.toString()));
  }

  private static Future<?> begin(Step step, Duration time) {
    try {
      return step.way().apply(time);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }
}
