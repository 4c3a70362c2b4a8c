package com.paperdynasty.realtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What those see who are kept behind the game: up to which event, and the frames that wait for
 * them. More than a bound of those is not kept, of events and of what is said each: events are read
 * from the log when their time has come.
 */
final class Stands {
  private final int mostBytes;
  private final Later later;
  private long seq;
  private long dueSeq;
  private int eventBytes;
  private int saidBytes;

  /** Does something on this event loop after so many milliseconds. */
  interface Later {
    void run(long delayMs, Runnable what);
  }

  /** Shows an event to them, whose frame may have to be read from the log. */
  interface Show {
    void now(long seq, @Nullable OutboundFrame frame);
  }

  Stands(int mostBytes, Later later, long seq) {
    this.mostBytes = mostBytes;
    this.later = later;
    this.seq = seq;
  }

  /** The last event that they may see. */
  long seq() {
    return seq;
  }

  /** Whether an event is shown to them or will be in its time, without anything more being done. */
  boolean reaches(long eventSeq) {
    return eventSeq <= Math.max(seq, dueSeq);
  }

  /** Timers of one length end in the order in which they were set, so events stay in theirs. */
  void showLater(long delayMs, long eventSeq, @Nullable OutboundFrame frame, Show show) {
    OutboundFrame kept = frame != null && eventBytes + frame.length() <= mostBytes ? frame : null;
    eventBytes += size(kept);
    dueSeq = Math.max(dueSeq, eventSeq);
    later.run(
        delayMs,
        () -> {
          eventBytes -= size(kept);
          seq = Math.max(seq, eventSeq);
          show.now(eventSeq, kept);
        });
  }

  /**
   * Says something to them as late as the game is shown to them.
   *
   * @return whether there is room to keep it so long; if not it is not said
   */
  boolean sayLater(long delayMs, OutboundFrame frame, Consumer<OutboundFrame> say) {
    if (saidBytes + frame.length() > mostBytes) {
      return false;
    }
    saidBytes += frame.length();
    later.run(
        delayMs,
        () -> {
          saidBytes -= frame.length();
          say.accept(frame);
        });
    return true;
  }

  private static int size(@Nullable OutboundFrame frame) {
    return frame == null ? 0 : frame.length();
  }
}
