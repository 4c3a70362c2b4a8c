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
 * Stops everything in the reverse order of its start.
 *
 * <p>All steps share one time limit. Each may take half of the time that is left: so a step that
 * hangs, because PostgreSQL does, still leaves time for the next, and clients are told to reconnect
 * even if their games cannot be handed over. May be used on any thread.
 */
final class ShutdownSequence {
  private static final Logger log = LoggerFactory.getLogger(ShutdownSequence.class);

  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();

  private record Step(String what, Function<Duration, ? extends Future<?>> way) {}

  /**
   * Adds a step.
   *
   * @param what names it in the log if it does not stop
   * @param way is given the time that it has
   */
  void push(String what, Function<Duration, ? extends Future<?>> way) {
    steps.push(new Step(what, way));
  }

  /** Adds a step that does not need to know its time. */
  void push(String what, Supplier<? extends Future<?>> way) {
    push(what, (Duration time) -> way.get());
  }

  /** Adds a step that is done when it returns. */
  void push(String what, Runnable way) {
    push(
        what,
        () -> {
          way.run();
          return Future.succeededFuture();
        });
  }

  /** Runs all steps. Never fails: a step that does not stop is logged and skipped. */
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
