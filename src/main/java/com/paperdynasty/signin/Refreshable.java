package com.paperdynasty.signin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value from elsewhere: it is read when it is first needed, kept, and read again in the
 * background once it is old. There is one read at a time. After a failed one the next waits for a
 * pause; a value that was read before stays in use.
 *
 * <p>Thread-safe. A Future may complete on another context than the caller's.
 */
final class Refreshable<T> {
  private final Supplier<Future<T>> read;
  private final long ageMs;
  private final long pauseMs;
  private final Clock clock;
  private final Object lock = new Object();
  private @Nullable Future<T> reading;
  private @Nullable Future<T> known;
  private long readAtMs;
  private @Nullable Future<T> failed;
  private long failedAtMs;

  /**
   * A value that has not been read.
   *
   * @param ageMs an older value is read again
   * @param pauseMs between a failed read and the next
   */
  Refreshable(Supplier<Future<T>> read, long ageMs, long pauseMs, Clock clock) {
    this.read = read;
    this.ageMs = ageMs;
    this.pauseMs = pauseMs;
    this.clock = clock;
  }

  /** The value. If none was read, it fails as the read under way does, or the last one did. */
  Future<T> get() {
    Promise<T> mine = null;
    Future<T> answer;
    synchronized (lock) {
      boolean fresh = known != null && isWithin(ageMs, readAtMs);
      boolean pausing = failed != null && isWithin(pauseMs, failedAtMs);
      if (!fresh && !pausing && reading == null) {
        mine = Promise.promise();
        reading = mine.future();
      }
      Future<T> latest = reading != null ? reading : failed;
      answer = known != null ? known : Objects.requireNonNull(latest);
    }
    if (mine != null) {
      begin(mine);
    }
    return answer;
  }

  /** After the clock was set back, nothing lasts longer for it. */
  private boolean isWithin(long spanMs, long sinceMs) {
    long passedMs = clock.millis() - sinceMs;
    return passedMs >= 0 && passedMs < spanMs;
  }

  private void begin(Promise<T> mine) {
    read.get()
        .onComplete(
            done -> {
              synchronized (lock) {
                reading = null;
                if (done.failed()) {
                  failed = Future.failedFuture(done.cause());
                  failedAtMs = clock.millis();
                } else {
                  failed = null;
                  readAtMs = clock.millis();
                  known = Future.succeededFuture(done.result());
                }
              }
              mine.handle(done);
            });
  }
}
