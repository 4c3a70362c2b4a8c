package com.paperdynasty.concurrent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one action for all callers that ask for it. At most one run is under way; all calls during
 * it share one further run, because the run under way may have read its data too early for them. So
 * a thousand calls at once make two runs.
 *
 * <p>Used on one context: every call is made there, and there the action completes.
 *
 * @param <T> the result of the action
 */
public final class Coalescer<T> {
  private final Supplier<Future<T>> action;
  private boolean running;
  private @Nullable Promise<T> next;

  /**
   * Creates a coalescer that is idle.
   *
   * @param action an exception that it throws is a failure of that run
   */
  public Coalescer(Supplier<Future<T>> action) {
    this.action = action;
  }

  /**
   * Requests a run, and gives its outcome. It begins at once, or when the run under way is over,
   * however that ends. A run that fails does so for the calls that requested it, and is not tried
   * again.
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
