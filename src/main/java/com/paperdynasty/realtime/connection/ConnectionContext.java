package com.paperdynasty.realtime.connection;

import com.paperdynasty.realtime.room.TaskScheduler;
import com.paperdynasty.table.ownership.PauseDetector;
import java.time.Clock;
import java.time.Instant;

/**
 * The services that all connections of one event loop share. Used on that loop.
 *
 * @param watcher the name of the loop in the cluster; begins with the name of its node
 * @param pauseDetector detects messages that arrived before the loop was frozen
 * @param timers runs tasks later on this loop
 */
record ConnectionContext(
    String watcher,
    RealtimeSettings settings,
    Clock clock,
    PauseDetector pauseDetector,
    RealtimeMetrics realtimeMetrics,
    ConnectionAudit connectionAudit,
    TaskScheduler timers) {
  Instant now() {
    return clock.instant();
  }

  long nowMs() {
    return clock.millis();
  }

  void later(long delayMs, Runnable task) {
    timers.run(delayMs, task);
  }
}
