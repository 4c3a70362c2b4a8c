package com.paperdynasty.cluster;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that whoever ticks stood still, because the process or the machine was frozen. What was
 * sent here meanwhile is old when it is heard, and its sender has perhaps given up on this node and
 * gone on elsewhere: a command that was refused there must not be carried out here after all.
 *
 * <p>Ticks come from one thread; everything else may be asked on any.
 */
public final class Standstill {
  /** What waits in the network is heard so soon after the process goes on. */
  private static final long OLD_NS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final long longestNs;
  private volatile long tickedAt;
  private volatile long overAt;
  private volatile boolean stood;

  /**
   * Somebody who goes well so far.
   *
   * @param tickMs how often he ticks
   * @param lateMs a tick that is so late comes after a standstill
   * @param nanoTime a clock that goes on while the process is frozen
   */
  public Standstill(long tickMs, long lateMs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.longestNs = TimeUnit.MILLISECONDS.toNanos(tickMs + lateMs);
    this.tickedAt = nanoTime.getAsLong();
  }

  /** To be called regularly. */
  public void tick() {
    look();
    tickedAt = nanoTime.getAsLong();
  }

  /** The time, to be kept with what is heard now. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /** Whether something was sent before the last standstill was over, as far as one can know. */
  public boolean cameBefore(long heardAt) {
    look();
    return stood && heardAt - overAt < 0;
  }

  /** Whether no tick has come for longer than one may take: from the thaw to the first tick. */
  boolean isLate() {
    return msSinceTick() > TimeUnit.NANOSECONDS.toMillis(longestNs);
  }

  /** How long ago the last tick was. */
  long msSinceTick() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - tickedAt);
  }

  private void look() {
    if (isLate()) {
      overAt = nanoTime.getAsLong() + OLD_NS;
      stood = true;
    }
  }
}
