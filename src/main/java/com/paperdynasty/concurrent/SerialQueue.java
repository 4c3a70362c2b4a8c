package com.paperdynasty.concurrent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are done one at a time, in the order in which they were offered. Each is answered
 * before the next begins; one that fails or throws does not stop those after it.
 *
 * <p>Lives on one context: every call is made there, and there the work completes.
 *
 * @param <T> a task
 * @param <R> what its work gives
 */
public final class SerialQueue<T, R> {
  private final int mostWaiting;
  private final Function<T, Future<R>> work;
  private final Queue<Task<T, R>> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean starting;
  private @Nullable Promise<Void> idle;

  private record Task<T, R>(T task, Promise<R> answer) {}

  /**
   * An empty queue.
   *
   * @param mostWaiting how many tasks may wait, besides the one under way
   * @param work does one task; what it throws is a failure of that task
   */
  public SerialQueue(int mostWaiting, Function<T, Future<R>> work) {
    this.mostWaiting = mostWaiting;
    this.work = work;
  }

  /**
   * Does a task when those before it are done, at once if there are none.
   *
   * @return its outcome; empty if too many wait, and then the task is not done
   */
  public Optional<Future<R>> offer(T task) {
    if (waiting.size() >= mostWaiting) {
      return Optional.empty();
    }
    Promise<R> answer = Promise.promise();
    waiting.add(new Task<>(task, answer));
    next();
    return Optional.of(answer.future());
  }

  /** Answers all that wait with this, and does none of them. The one under way goes on. */
  public void refuseWaiting(Future<R> answer) {
    refuseWaiting(task -> true, answer);
  }

  /** Answers the waiting tasks that match with this, and does none of them. */
  public void refuseWaiting(Predicate<T> matches, Future<R> answer) {
    List<Task<T, R>> refused = waiting.stream().filter(each -> matches.test(each.task())).toList();
    waiting.removeAll(refused);
    refused.forEach(each -> each.answer().handle(answer));
  }

  /** Completes when nothing is under way and nothing waits, at once if that is so. Never fails. */
  public Future<Void> idle() {
    if (!running && waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    if (idle == null) {
      idle = Promise.promise();
    }
    return idle.future();
  }

  /** A loop: many tasks that are done at once, one after the other, need no deep stack. */
  private void next() {
    if (starting) {
      return;
    }
    starting = true;
    try {
      while (!running && !waiting.isEmpty()) {
        start(waiting.remove());
      }
    } finally {
      starting = false;
    }
    Promise<Void> told = idle;
    if (!running && told != null) {
      idle = null;
      told.complete();
    }
  }

  private void start(Task<T, R> task) {
    running = true;
    Future.succeededFuture(task.task())
        .compose(work)
        .onComplete(
            outcome -> {
              try {
                task.answer().handle(outcome);
              } finally {
                running = false;
                next();
              }
            });
  }
}
