package com.paperdynasty.concurrent;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that must be done, off the event loop, before something is used, and sometimes again: tables
 * that are dropped to save memory. While it is under way all callers wait, and go on in the order
 * in which they came; else they go on at once.
 *
 * <p>Used on one context: every call is made there, and there the futures complete.
 */
public final class Preparation {
  private final Vertx vertx;
  private final BooleanSupplier isDone;
  private final Runnable work;
  private @Nullable Future<Void> running;

  /**
   * Creates it; nothing is done yet.
   *
   * @param isDone whether there is nothing to do; asked on the context
   * @param work runs on a worker thread
   */
  public Preparation(Vertx vertx, BooleanSupplier isDone, Runnable work) {
    this.vertx = vertx;
    this.isDone = isDone;
    this.work = work;
  }

  /** Completes when the work is done. Fails if it throws; the next call tries again. */
  public Future<Void> done() {
    Future<Void> underWay = running;
    if (underWay != null) {
      return underWay;
    }
    if (isDone.getAsBoolean()) {
      return Future.succeededFuture();
    }
    // The future of the worker is complete before its listeners are told on the context: a caller
    // in between would overtake those who wait.
    Promise<Void> begun = Promise.promise();
    running = begun.future();
    vertx
        .executeBlocking(this::run, false)
        .onComplete(
            outcome -> {
              running = null;
              begun.handle(outcome);
            });
    return begun.future();
  }

  private @Nullable Void run() {
    work.run();
    return null;
  }
}
