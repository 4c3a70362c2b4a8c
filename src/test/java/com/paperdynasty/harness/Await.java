package com.paperdynasty.harness;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets a test's thread wait for a Future. Not for event loops. */
public final class Await {
  private static final long LONGEST_S = 30;
  private static final long LONGEST_UNTIL_S = 60;
  private static final long CHECK_EVERY_MS = 20;

  private Await() {}

  /** The result; fails the test if the Future fails or takes too long. */
  public static <T> T result(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(LONGEST_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the Future failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no result within " + LONGEST_S + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until a condition holds, or fails the test. */
  public static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_UNTIL_S);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the condition did not hold within " + LONGEST_UNTIL_S + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CHECK_EVERY_MS));
    }
  }
}
