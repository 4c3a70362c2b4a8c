package com.paperdynasty.card.library;

import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The places for sets on their way into a node: so many at once, and one for each user. A set that
 * finds none is refused before its bytes are read. Thread-safe.
 */
public final class PostLimits {
  /** After this time a client that was refused, or got no answer, may try again. */
  public static final long RETRY_AFTER_MS = 1_000;

  private final int most;
  private final Set<String> users = new HashSet<>();

  PostLimits(int most) {
    this.most = most;
  }

  /** Takes a place for a user: null if they have it, and otherwise why not. */
  public synchronized @Nullable Problem take(String userId) {
    if (users.contains(userId)) {
      return Problem.tooManyRequests(RETRY_AFTER_MS);
    }
    if (users.size() >= most) {
      return Problem.unavailable(RETRY_AFTER_MS);
    }
    users.add(userId);
    return null;
  }

  private synchronized void leave(String userId) {
    users.remove(userId);
  }

  /** The place that the user has taken. */
  public Lease leaseOf(String userId) {
    return new Lease(() -> leave(userId));
  }

  /**
   * A place that was taken. It is free again when the call has ended and the work for it is done,
   * since either may last longer than the other.
   */
  public static final class Lease {
    private final AtomicInteger reasons = new AtomicInteger(1);
    private final Runnable leave;

    private Lease(Runnable leave) {
      this.leave = leave;
    }

    /** Keeps the place until the work is done. */
    public void keepWhile(Future<?> work) {
      reasons.incrementAndGet();
      work.onComplete(done -> end());
    }

    /** The call has ended. */
    public void end() {
      if (reasons.decrementAndGet() == 0) {
        leave.run();
      }
    }
  }
}
