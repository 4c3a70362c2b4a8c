package com.paperdynasty.concurrent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of tasks that are done one at a time, in the order in which they were offered.
 * Each is answered before the next begins; one that fails or throws does not stop those after it.
 *
 * <p>Used on one context: every call is made there, and there the work completes.
 *
 * @param <T> a task
 * @param <R> the result of a task
 */
public final class SerialQueue<T, R> {
  private final int maxWaiting;
  private final Function<T, Future<R>> work;
  private final IntConsumer onWaiting;
  private final Queue<Task<T, R>> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean starting;
  private @Nullable Promise<Void> idle;

  private record Task<T, R>(T task, Promise<R> answer) {}

  /**
   * Creates an empty queue.
   *
   * @param maxWaiting how many tasks may wait, besides the one under way
   * @param work does one task; an exception that it throws is a failure of that task
   */
  public SerialQueue(int maxWaiting, Function<T, Future<R>> work) {
    this(maxWaiting, work, more -> {});
  }

  /**
   * Creates an empty queue whose waiting tasks are counted.
   *
   * @param onWaiting told how many more tasks wait now; negative for fewer
   */
  public SerialQueue(int maxWaiting, Function<T, Future<R>> work, IntConsumer onWaiting) {
    this.maxWaiting = maxWaiting;
    this.work = work;
    this.onWaiting = onWaiting;
  }

  /**
   * Does a task when those before it are done, or at once if the queue is idle.
   *
   * @return its outcome; empty if too many tasks wait, and then the task is not done
   */
  public Optional<Future<R>> offer(T task) {
    if (waiting.size() >= maxWaiting) {
      return Optional.empty();
    }
    Promise<R> answer = Promise.promise();
    waiting.add(new Task<>(task, answer));
    onWaiting.accept(1);
    next();
    return Optional.of(answer.future());
  }

  /**
   * Completes all waiting tasks with this answer, without doing them. The one under way goes on.
   */
  public void refuseWaiting(Future<R> answer) {
    refuseWaiting(task -> true, answer);
  }

  /** Completes the waiting tasks that match with this answer, without doing them. */
  public void refuseWaiting(Predicate<T> matches, Future<R> answer) {
    List<Task<T, R>> refused = waiting.stream().filter(each -> matches.test(each.task())).toList();
    waiting.removeAll(refused);
    onWaiting.accept(-refused.size());
    refused.forEach(each -> each.answer().handle(answer));
  }

  /** Completes when no task is under way or waits, at once if the queue is idle. Never fails. */
  public Future<Void> idle() {
    if (!running && waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    if (idle == null) {
      idle = Promise.promise();
    }
    return idle.future();
  }

  /** A loop, not recursion: many tasks that complete at once need no deep stack. */
  private void next() {
    if (starting) {
      return;
    }
    starting = true;
    try {
      while (!running && !waiting.isEmpty()) {
        Task<T, R> task = waiting.remove();
        onWaiting.accept(-1);
        start(task);
      }
    } finally {
      starting = false;
    }
    Promise<Void> nowIdle = idle;
    if (!running && nowIdle != null) {
      idle = null;
      nowIdle.complete();
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
