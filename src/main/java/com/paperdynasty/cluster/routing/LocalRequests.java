package com.paperdynasty.cluster.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds how long answers of games on this node may take. All have the same bound, so one timer for
 * the oldest is enough; a timer for each request would cost more than the request. Used on one
 * context.
 */
final class LocalRequests {
  private final Vertx vertx;
  private final long timeoutMs;
  private final Deque<PendingAnswer<?>> waiting = new ArrayDeque<>();
  private boolean timerRuns;

  private record PendingAnswer<T>(Promise<T> answer, long sinceNs) {
    boolean isAnswered() {
      return answer.future().isComplete();
    }
  }

  LocalRequests(Vertx vertx, long timeoutMs) {
    this.vertx = vertx;
    this.timeoutMs = timeoutMs;
  }

  /** The same answer, or a failure if it takes longer than the bound. */
  <T> Future<T> within(Future<T> answer) {
    forgetAnswered();
    Promise<T> bounded = Promise.promise();
    waiting.add(new PendingAnswer<>(bounded, System.nanoTime()));
    answer.onComplete(
        outcome -> {
          if (outcome.succeeded()) {
            bounded.tryComplete(outcome.result());
          } else {
            bounded.tryFail(outcome.cause());
          }
        });
    startTimer(timeoutMs);
    return bounded.future();
  }

  /** Only the oldest are forgotten, so this takes constant time for each request. */
  private void forgetAnswered() {
    while (!waiting.isEmpty() && waiting.getFirst().isAnswered()) {
      waiting.removeFirst();
    }
  }

  private void startTimer(long afterMs) {
    if (!timerRuns) {
      timerRuns = true;
      vertx.setTimer(Math.max(1, afterMs), timer -> onTimer());
    }
  }

  private void onTimer() {
    timerRuns = false;
    long now = System.nanoTime();
    forgetAnswered();
    while (!waiting.isEmpty() && leftMs(now) <= 0) {
      waiting
          .removeFirst()
          .answer()
          .tryFail(new TimeoutException("no answer in " + timeoutMs + " ms"));
      forgetAnswered();
    }
    if (!waiting.isEmpty()) {
      startTimer(leftMs(now));
    }
  }

  /** How long the oldest may still take. */
  private long leftMs(long nowNs) {
    return timeoutMs - TimeUnit.NANOSECONDS.toMillis(nowNs - waiting.getFirst().sinceNs());
  }
}
