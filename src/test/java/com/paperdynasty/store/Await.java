package com.paperdynasty.store;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures, for test threads that may block. */
final class Await {
  private static final long PATIENCE_S = 60;

  private Await() {}

  /** The result of a future that must succeed. */
  static <T> T result(Future<T> future) {
    Future<T> done = settled(future);
    if (done.failed()) {
      throw new AssertionError("this should have succeeded", done.cause());
    }
    return done.result();
  }

  /** The cause of a future that must fail. */
  static Throwable cause(Future<?> future) {
    Future<?> done = settled(future);
    if (done.succeeded()) {
      throw new AssertionError("this should have failed, and gave " + done.result());
    }
    return done.cause();
  }

  /** The future, when it is either. */
  static <T> Future<T> settled(Future<T> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return future;
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer in " + PATIENCE_S + " s", e);
    }
    return future;
  }
}
