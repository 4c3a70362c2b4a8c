package com.paperdynasty.concurrent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One action for all who ask for it. One run is under way at a time; all who ask meanwhile share
 * one further run, because the one under way may have looked too early for them. So a crowd that
 * comes at once makes two runs.
 *
 * <p>Lives on one context: every call is made there, and there the action completes.
 *
 * @param <T> what the action gives
 */
public final class Coalescer<T> {
  private final Supplier<Future<T>> action;
  private boolean running;
  private @Nullable Promise<T> next;

  /**
   * No run is under way.
   *
   * @param action what it throws is a failure of that run
   */
  public Coalescer(Supplier<Future<T>> action) {
    this.action = action;
  }

  /**
   * The outcome of a run that begins after this call: at once, or when the run under way is over,
   * however that ends. A run that fails does so for those who asked for it, and is not tried again.
   */
  public Future<T> run() {
    Promise<T> asked = next == null ? Promise.promise() : next;
    next = asked;
    if (!running) {
      begin(asked);
    }
    return asked.future();
  }

  /** Whether a run is under way. */
  public boolean isRunning() {
    return running;
  }

  private void begin(Promise<T> asked) {
    running = true;
    next = null;
    Future.succeededFuture()
        .compose(nothing -> action.get())
        .onComplete(
            outcome -> {
              running = false;
              Promise<T> waiting = next;
              if (waiting != null) {
                begin(waiting);
              }
              asked.handle(outcome);
            });
  }
}
