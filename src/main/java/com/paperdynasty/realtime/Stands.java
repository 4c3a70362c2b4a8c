package com.paperdynasty.realtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What those see who are kept behind the game: up to which event, and the frames that wait for
 * them. More than a bound of those is not kept; it is read from the log when its time has come.
 */
final class Stands {
  private final int mostBytes;
  private final Later later;
  private long seq;
  private int bytes;

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

  /** Timers of one length end in the order in which they were set, so events stay in theirs. */
  void showLater(long delayMs, long eventSeq, @Nullable OutboundFrame frame, Show show) {
    OutboundFrame kept = frame != null && bytes + frame.length() <= mostBytes ? frame : null;
    bytes += size(kept);
    later.run(
        delayMs,
        () -> {
          bytes -= size(kept);
          seq = Math.max(seq, eventSeq);
          show.now(eventSeq, kept);
        });
  }

  /**
   * Says something to them as late as the game is shown to them. It is kept elsewhere too, so where
   * there is no room for it here it is not said at all.
   */
  void sayLater(long delayMs, OutboundFrame frame, Consumer<OutboundFrame> say) {
    if (bytes + frame.length() > mostBytes) {
      return;
    }
    bytes += frame.length();
    later.run(
        delayMs,
        () -> {
          bytes -= frame.length();
          say.accept(frame);
        });
  }

  private static int size(@Nullable OutboundFrame frame) {
    return frame == null ? 0 : frame.length();
  }
}
