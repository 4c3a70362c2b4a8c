package com.paperdynasty.realtime.connection;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.room.TaskScheduler;
import com.paperdynasty.table.ownership.PauseDetector;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all connections of one event loop share. Used on that loop.
 *
 * @param watcher the loop's name in the cluster; begins with its node's
 * @param pauseDetector tells which messages came while the loop was frozen
 * @param timers runs things later on this loop
 */
record ConnectionContext(
    String watcher,
    RealtimeSettings settings,
    Clock clock,
    PauseDetector pauseDetector,
    RealtimeMetrics realtimeMetrics,
    ConnectionAudit connectionAudit,
    TaskScheduler timers) {
  private static final Logger log = LoggerFactory.getLogger(ConnectionContext.class);

  Instant now() {
    return clock.instant();
  }

  long nowMs() {
    return clock.millis();
  }

  void later(long delayMs, Runnable what) {
    timers.run(delayMs, what);
  }

  /** Logs a bug. The client is told its number alone. */
  Problem internal(Throwable bug) {
    String errorId = UUID.randomUUID().toString();
    log.error("error {}: a client's message could not be handled", errorId, bug);
    return Problem.internal(errorId);
  }
}
