package com.paperdynasty.realtime.room;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers events and transient messages for spectators with a delay, and knows up to which event
 * they see the game. Events and transient messages have a bound in bytes each. An event beyond it
 * is read from the log when its time has come; a transient message beyond it is dropped.
 */
final class SpectatorDelayBuffer {
  private final int mostBytes;
  private final TaskScheduler timers;
  private long seq;
  private long dueSeq;
  private int eventBytes;
  private int saidBytes;

  /** Shows an event to delayed spectators; its frame may have to be read from the log. */
  interface EventSink {
    void show(long seq, @Nullable OutboundFrame frame);
  }

  SpectatorDelayBuffer(int mostBytes, TaskScheduler timers, long seq) {
    this.mostBytes = mostBytes;
    this.timers = timers;
    this.seq = seq;
  }

  /** The last event that delayed spectators may see. */
  long seq() {
    return seq;
  }

  /** Whether delayed spectators have been shown an event, or a timer for it is set. */
  boolean isScheduled(long eventSeq) {
    return eventSeq <= Math.max(seq, dueSeq);
  }

  /** Shows an event after the delay. Timers of one length end in their order, so events do too. */
  void scheduleEvent(
      long delayMs, long eventSeq, @Nullable OutboundFrame frame, EventSink eventSink) {
    OutboundFrame kept = frame != null && eventBytes + frame.length() <= mostBytes ? frame : null;
    eventBytes += size(kept);
    dueSeq = Math.max(dueSeq, eventSeq);
    timers.run(
        delayMs,
        () -> {
          eventBytes -= size(kept);
          seq = Math.max(seq, eventSeq);
          eventSink.show(eventSeq, kept);
        });
  }

  /**
   * Sends a transient message to delayed spectators, as late as the game is shown to them.
   *
   * @return false if the buffer is full; the message is then dropped
   */
  boolean scheduleMessage(long delayMs, OutboundFrame frame, Consumer<OutboundFrame> say) {
    if (saidBytes + frame.length() > mostBytes) {
      return false;
    }
    saidBytes += frame.length();
    timers.run(
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
