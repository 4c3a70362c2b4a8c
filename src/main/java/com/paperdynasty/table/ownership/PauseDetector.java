package com.paperdynasty.table.ownership;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that its caller stood still, because the process or the machine was frozen. What was sent
 * here meanwhile is old when it is heard, and its sender has perhaps given up on this node and gone
 * on elsewhere: a command that was refused there must not be carried out here after all.
 *
 * <p>Ticks come from one thread; everything else may be asked on any.
 */
public final class PauseDetector {
  /** What waits in the network is heard so soon after the process goes on. */
  private static final long OLD_NS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final long longestNs;
  private volatile long tickedAt;
  private long overAt;
  private boolean stood;

  /**
   * A caller that has not stood still so far.
   *
   * @param tickMs how often the caller ticks
   * @param lateMs a tick that is so late comes after a standstill
   * @param nanoTime a clock that goes on while the process is frozen
   */
  public PauseDetector(long tickMs, long lateMs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.longestNs = TimeUnit.MILLISECONDS.toNanos(tickMs + lateMs);
    this.tickedAt = nanoTime.getAsLong();
  }

  /** To be called regularly. Whether it comes after a standstill. */
  public synchronized boolean tick() {
    long now = nanoTime.getAsLong();
    boolean late = observe(now);
    tickedAt = now;
    return late;
  }

  /** The time, to be kept with what is heard now. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /** Whether something was sent before the last standstill was over, as far as one can know. */
  public synchronized boolean isFromBeforePause(long heardAt) {
    observe(nanoTime.getAsLong());
    return stood && heardAt - overAt < 0;
  }

  /** Whether no tick has come for longer than one may take: from the thaw to the first tick. */
  boolean isLate() {
    return isLongAgo(tickedAt);
  }

  /** Whether a moment is so long ago that a tick must have come since. */
  boolean isLongAgo(long moment) {
    return nanoTime.getAsLong() - moment > longestNs;
  }

  /** How long ago the last tick was. */
  long msSinceTick() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - tickedAt);
  }

  private boolean observe(long now) {
    boolean late = now - tickedAt > longestNs;
    if (late) {
      overAt = now + OLD_NS;
      stood = true;
    }
    return late;
  }
}
