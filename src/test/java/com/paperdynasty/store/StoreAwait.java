package com.paperdynasty.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Futures, for test threads that may block. */
public final class StoreAwait {
  private static final long PATIENCE_S = 60;
  private static final long REST_MS = 20;

  private StoreAwait() {}

  /** The result of a future that must succeed. */
  public static <T> T result(Future<T> future) {
    Future<T> done = settled(future);
    if (done.failed()) {
      throw new AssertionError("this should have succeeded", done.cause());
    }
    return done.result();
  }

  /** The cause of a future that must fail. */
  public static Throwable cause(Future<?> future) {
    Future<?> done = settled(future);
    if (done.succeeded()) {
      throw new AssertionError("this should have failed, and gave " + done.result());
    }
    return done.cause();
  }

  /** Asks again and again, with a rest between, until it is so. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so in " + PATIENCE_S + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REST_MS));
    }
  }

  /** A rest between two looks at something. */
  public static void pause(Duration rest) {
    LockSupport.parkNanos(rest.toNanos());
  }

  /** The future, when it is either. */
  public static <T> Future<T> settled(Future<T> future) {
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
