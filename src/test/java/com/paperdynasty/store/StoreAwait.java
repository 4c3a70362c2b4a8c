package com.paperdynasty.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for futures on test threads that may block. */
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
      throw new AssertionError("this should have failed, but returned " + done.result());
    }
    return done.cause();
  }

  /** Polls until the condition holds. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the condition did not hold within " + PATIENCE_S + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REST_MS));
    }
  }

  /** A pause between two checks. */
  public static void pause(Duration rest) {
    LockSupport.parkNanos(rest.toNanos());
  }

  /** The future, once it has completed or failed. */
  public static <T> Future<T> settled(Future<T> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return future;
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no result within " + PATIENCE_S + " s", e);
    }
    return future;
  }
}
