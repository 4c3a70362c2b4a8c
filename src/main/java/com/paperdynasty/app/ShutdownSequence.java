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
 * <p>All steps share one time limit. Each may take half of the time that is left, so a step that
 * hangs, for example because PostgreSQL does, leaves time for the next. Clients are asked to
 * reconnect even if their games cannot be handed off. Thread-safe.
 */
final class ShutdownSequence {
  private static final Logger log = LoggerFactory.getLogger(ShutdownSequence.class);

  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();

  private record Step(String what, Function<Duration, ? extends Future<?>> action) {}

  /**
   * Adds a step.
   *
   * @param what names it in the log if it does not stop
   * @param action receives the time that it has
   */
  void push(String what, Function<Duration, ? extends Future<?>> action) {
    steps.push(new Step(what, action));
  }

  /** Adds a step that does not need to know its time. */
  void push(String what, Supplier<? extends Future<?>> action) {
    push(what, (Duration time) -> action.get());
  }

  /** Adds a step that is done when it returns. */
  void push(String what, Runnable action) {
    push(
        what,
        () -> {
          action.run();
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
        .onFailure(cause -> log.warn("{} did not stop cleanly: {}", step.what(), cause.toString()));
  }

  private static Future<?> begin(Step step, Duration time) {
    try {
      return step.action().apply(time);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }
}
