package com.paperdynasty.realtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that this event loop stood still, because its process or its machine was frozen. What a
 * client sent to it meanwhile is old when it is heard, and the client has perhaps given up on it
 * and gone on elsewhere: a command that was refused there must not be carried out here after all.
 */
final class Standstill {
  private final LongSupplier nanoTime;
  private final long tickNanos;
  private final long longestNanos;
  private long tickedAt;
  private boolean stood;
  private long overAt;

  /**
   * An event loop that goes well so far.
   *
   * @param tickMs how often it ticks
   * @param lateMs a tick that is so late comes after a standstill
   * @param nanoTime a clock that goes on while the process is frozen
   */
  Standstill(long tickMs, long lateMs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.tickNanos = TimeUnit.MILLISECONDS.toNanos(tickMs);
    this.longestNanos = TimeUnit.MILLISECONDS.toNanos(tickMs + lateMs);
    this.tickedAt = nanoTime.getAsLong();
  }

  /** To be called regularly, on the event loop. */
  void tick() {
    look();
    tickedAt = nanoTime.getAsLong();
  }

  /** The time, to be kept with what is heard now. */
  long now() {
    return nanoTime.getAsLong();
  }

  /** Whether something was sent before the last standstill was over, as far as one can know. */
  boolean cameBefore(long heardAt) {
    look();
    return stood && heardAt - overAt < 0;
  }

  /** What waits in the network is heard within a tick after the loop goes on. */
  private void look() {
    long now = nanoTime.getAsLong();
    if (now - tickedAt > longestNanos) {
      stood = true;
      overAt = now + tickNanos;
    }
  }
}
