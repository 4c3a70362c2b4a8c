package com.paperdynasty.realtime.room;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers events and transient messages for spectators with a delay, and tracks the last event that
 * they may see. Events and transient messages have a bound of their own each, in characters. An
 * event beyond it is read from the log when it is due; a transient message beyond it is dropped.
 */
final class SpectatorDelayBuffer {
  private final int maxBytes;
  private final TaskScheduler timers;
  private long seq;
  private long dueSeq;
  private int eventBytes;
  private int messageBytes;

  /**
   * Shows an event to delayed spectators. If the frame is null, it was not buffered and has to be
   * read from the log.
   */
  interface EventSink {
    void show(long seq, @Nullable OutboundFrame frame);
  }

  SpectatorDelayBuffer(int maxBytes, TaskScheduler timers, long seq) {
    this.maxBytes = maxBytes;
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

  /**
   * Shows an event after the delay. Timers of equal length fire in the order in which they were
   * set, so events keep their order.
   */
  void scheduleEvent(
      long delayMs, long eventSeq, @Nullable OutboundFrame frame, EventSink eventSink) {
    OutboundFrame kept = frame != null && eventBytes + frame.length() <= maxBytes ? frame : null;
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
   * Passes a transient message to the sink after the delay.
   *
   * @return false if the buffer is full; the message is then dropped
   */
  boolean scheduleMessage(long delayMs, OutboundFrame frame, Consumer<OutboundFrame> messageSink) {
    if (messageBytes + frame.length() > maxBytes) {
      return false;
    }
    messageBytes += frame.length();
    timers.run(
        delayMs,
        () -> {
          messageBytes -= frame.length();
          messageSink.accept(frame);
        });
    return true;
  }

  private static int size(@Nullable OutboundFrame frame) {
    return frame == null ? 0 : frame.length();
  }
}
