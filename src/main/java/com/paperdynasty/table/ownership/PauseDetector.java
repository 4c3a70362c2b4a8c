package com.paperdynasty.table.ownership;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Detects that the process or the machine was paused. A message that was sent meanwhile is old when
 * it is received: its sender may have gone on to another node, and a command that was refused there
 * must not be executed here.
 *
 * <p>One thread ticks; the other methods may be called on any.
 */
public final class PauseDetector {
  /** How long after a pause old messages may still arrive from the network, in ns. */
  private static final long OLD_NS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final long longestNs;
  private volatile long tickedAt;
  private long pauseOverAt;
  private boolean paused;

  /**
   * Creates a detector that has seen no pause.
   *
   * @param tickMs how often the caller ticks
   * @param lateMs a tick that is later than this comes after a pause
   * @param nanoTime a monotonic clock that goes on while the process is paused, in ns
   */
  public PauseDetector(long tickMs, long lateMs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.longestNs = TimeUnit.MILLISECONDS.toNanos(tickMs + lateMs);
    this.tickedAt = nanoTime.getAsLong();
  }

  /**
   * Call this every {@code tickMs}.
   *
   * @return whether a pause came before this tick
   */
  public synchronized boolean tick() {
    long now = nanoTime.getAsLong();
    boolean late = observe(now);
    tickedAt = now;
    return late;
  }

  /** The time in ns, to be kept with a message that is received now. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /**
   * Whether a message that was received at that time may have been sent before the last pause
   * ended.
   */
  public synchronized boolean isFromBeforePause(long receivedAt) {
    observe(nanoTime.getAsLong());
    return paused && receivedAt - pauseOverAt < 0;
  }

  /** Whether a tick is overdue: from the end of a pause to its first tick. */
  boolean isLate() {
    return isLongAgo(tickedAt);
  }

  /** Whether that time is so long ago that a tick must have come since. */
  boolean isLongAgo(long moment) {
    return nanoTime.getAsLong() - moment > longestNs;
  }

  /** The time since the last tick. */
  long msSinceTick() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - tickedAt);
  }

  private boolean observe(long now) {
    boolean late = now - tickedAt > longestNs;
    if (late) {
      pauseOverAt = now + OLD_NS;
      paused = true;
    }
    return late;
  }
}
