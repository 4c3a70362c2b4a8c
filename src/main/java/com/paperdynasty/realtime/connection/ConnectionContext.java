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
  private static final Logger log = LoggerFactory.getLogger(ConnectionContext.class);

  Instant now() {
    return clock.instant();
  }

  long nowMs() {
    return clock.millis();
  }

  void later(long delayMs, Runnable task) {
    timers.run(delayMs, task);
  }

  /**
   * Logs an unexpected failure under a new error id. Returns the problem for the client, which has
   * the id and no details.
   */
  Problem internal(Throwable bug) {
    String errorId = UUID.randomUUID().toString();
    log.error("error {}: handling a client's message failed", errorId, bug);
    return Problem.internal(errorId);
  }
}
