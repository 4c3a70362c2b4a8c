package com.paperdynasty.concurrent;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * A promise that may be completed on any thread. Its future completes on the context on which it
 * was created.
 */
public final class CallerContextPromise<T> {
  private final Context caller;
  private final Promise<T> promise = Promise.promise();

  public CallerContextPromise(Vertx vertx) {
    this.caller = vertx.getOrCreateContext();
  }

  /** The outcome of a Future that may complete on any thread. */
  public static <T> Future<T> of(Vertx vertx, Future<T> anywhere) {
    CallerContextPromise<T> promise = new CallerContextPromise<>(vertx);
    anywhere.onComplete(result -> promise.answer(result));
    return promise.future();
  }

  public Future<T> future() {
    return promise.future();
  }

  public void answer(AsyncResult<T> result) {
    caller.runOnContext(
        nothing -> {
          if (result.succeeded()) {
            promise.tryComplete(result.result());
          } else {
            promise.tryFail(result.cause());
          }
        });
  }

  public void fail(Throwable cause) {
    answer(Future.failedFuture(cause));
  }
}
