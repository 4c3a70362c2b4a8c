package com.paperdynasty.store.connection;

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
