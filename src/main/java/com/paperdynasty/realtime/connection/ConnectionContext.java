package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.realtime.room.TaskScheduler;
import com.paperdynasty.table.ownership.PauseDetector;
import com.paperdynasty.tracing.TraceSpan;
import com.paperdynasty.tracing.Tracing;
import java.time.Clock;
import java.time.Instant;

/**
 * The services that all connections of one event loop share. Used on that loop.
 *
 * @param watcher the name of the loop in the cluster; begins with the name of its node
 * @param pauseDetector detects messages that arrived before the loop was frozen
 * @param timers runs tasks later on this loop
 * @param tracing of this node
 */
record ConnectionContext(
    String watcher,
    RealtimeSettings settings,
    Clock clock,
    PauseDetector pauseDetector,
    RealtimeMetrics realtimeMetrics,
    ConnectionAudit connectionAudit,
    TaskScheduler timers,
    Tracing tracing) {
  Instant now() {
    return clock.instant();
  }

  long nowMs() {
    return clock.millis();
  }

  /** A room of this loop has given an event to its members. */
  void onDelivered(RoomMessage.Logged event) {
    realtimeMetrics.delivered(event.committedUs(), now(), event.trace());
    TraceSpan step = tracing.child("delivery", event.trace(), event.committedUs());
    if (step != null) {
      step.with("seq", event.seq()).end();
    }
  }

  void later(long delayMs, Runnable task) {
    timers.run(delayMs, task);
  }
}
