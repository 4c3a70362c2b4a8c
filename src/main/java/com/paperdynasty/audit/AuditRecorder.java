package com.paperdynasty.audit;

import com.paperdynasty.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records audit events and activity counts, and writes them in batches. Recording never waits and
 * never fails; beyond the bounds an event or count is dropped, and the drop is counted.
 * Thread-safe.
 */
public final class AuditRecorder {
  private static final Logger log = LoggerFactory.getLogger(AuditRecorder.class);
  private static final String OK = "ok";

  private final AuditLog auditLog;
  private final AuditSettings settings;
  private final MeterRegistry meters;
  private final Counter droppedEvents;
  private final Counter droppedCounts;
  private final Object lock = new Object();
  private final UUID id = UUID.randomUUID();
  private final Queue<NumberedAuditEvent> events = new ArrayDeque<>();
  private final Map<Activity, Counter> activities = new ConcurrentHashMap<>();
  private Map<ActivityKey, Long> counts = new HashMap<>();
  private Instant hour = Instant.EPOCH;
  private volatile Runnable onFullBatch = () -> {};
  private long lastNumber;
  private long droppedSinceFlush;
  private boolean failing;
  private boolean dropping;
  private boolean writingFullBatches;
  private Future<Boolean> writing = Future.succeededFuture(true);

  /** What a counter of the metrics counts. Both are from fixed sets. */
  private record Activity(String event, String code) {}

  public AuditRecorder(AuditLog auditLog, AuditSettings settings, MeterRegistry meters) {
    this.auditLog = auditLog;
    this.settings = settings;
    this.meters = meters;
    this.droppedEvents = dropped("deeds");
    this.droppedCounts = dropped("counts");
  }

  private Counter dropped(String what) {
    return Counter.builder("pd.records.dropped")
        .description("audit entries and counts dropped because too many waited")
        .tag("what", what)
        .register(meters);
  }

  /**
   * Calls an action whenever as many events wait as are written at once. It is called on the thread
   * that recorded the last of them, so it must not wait.
   */
  void onFullBatch(Runnable action) {
    onFullBatch = action;
  }

  /** Records an event for the audit of its game. */
  public void record(AuditEvent auditEvent) {
    boolean fills;
    synchronized (lock) {
      if (events.size() == settings.deedsWaiting()) {
        droppedSinceFlush++;
        droppedEvents.increment();
        return;
      }
      events.add(new NumberedAuditEvent(++lastNumber, auditEvent));
      fills = events.size() == settings.deedsPerBatch();
    }
    if (fills) {
      onFullBatch.run();
    }
  }

  /**
   * Counts what a user does.
   *
   * @param userId empty for a client without a user
   * @param event the name of a request, from a fixed set: never text that a client made up
   * @param problem why they were refused, or null if they were not
   */
  public void count(Instant at, String userId, String event, @Nullable Problem problem) {
    count(at, userId, event, problem == null ? OK : problem.code().code());
  }

  void count(Instant at, String userId, String event, String code) {
    activities
        .computeIfAbsent(
            new Activity(event, code),
            activity ->
                Counter.builder("pd.activity")
                    .description("what users did, by the request and the code of its answer")
                    .tag("event", event)
                    .tag("code", code)
                    .register(meters))
        .increment();
    synchronized (lock) {
      ActivityKey activityKey = new ActivityKey(hourOf(at), userId, event, code);
      Long before = counts.get(activityKey);
      if (before != null || counts.size() < settings.countsWaiting()) {
        counts.put(activityKey, before == null ? 1L : before + 1);
        return;
      }
      droppedSinceFlush++;
    }
    droppedCounts.increment();
  }

  /** Almost always that of the count before. */
  private Instant hourOf(Instant at) {
    long seconds = at.getEpochSecond() - hour.getEpochSecond();
    if (seconds < 0 || seconds >= ChronoUnit.HOURS.getDuration().toSeconds()) {
      hour = at.truncatedTo(ChronoUnit.HOURS);
    }
    return hour;
  }

  /**
   * Writes one batch. At most one write is under way. The Future never fails: events that could not
   * be written are kept for the next write, and if they leave too little room, the newest are
   * dropped; counts that could not be written are dropped, because they might count double.
   */
  public Future<Void> flush() {
    return writeBatch().mapEmpty();
  }

  /**
   * Writes batches one after the other as long as they are full, so that no number of events a
   * second is too much unless the database cannot write them. The first failure is the last
   * attempt. The Future never fails.
   */
  Future<Void> flushFull() {
    synchronized (lock) {
      if (writingFullBatches) {
        return Future.succeededFuture();
      }
      writingFullBatches = true;
    }
    return writeFullBatches(true);
  }

  private Future<Void> writeFullBatches(boolean succeeded) {
    synchronized (lock) {
      if (!succeeded || events.size() < settings.deedsPerBatch()) {
        writingFullBatches = false;
        return Future.succeededFuture();
      }
    }
    return writeBatch().compose(this::writeFullBatches);
  }

  /** Writes one batch. Returns whether that succeeded. */
  private Future<Boolean> writeBatch() {
    synchronized (lock) {
      if (!writing.isComplete()) {
        return writing;
      }
      logDropped();
      if (events.isEmpty() && counts.isEmpty()) {
        return Future.succeededFuture(true);
      }
      List<NumberedAuditEvent> batch = new ArrayList<>();
      while (batch.size() < settings.deedsPerBatch() && !events.isEmpty()) {
        batch.add(events.remove());
      }
      Map<ActivityKey, Long> counted = counts;
      counts = new HashMap<>();
      writing =
          auditLog
              .write(id, batch, counted)
              .map(done -> onWritten(batch))
              .recover(
                  cause -> {
                    logFailure(cause);
                    putBack(batch);
                    droppedCounts.increment(counted.size());
                    return Future.succeededFuture(false);
                  });
      return writing;
    }
  }

  private boolean onWritten(List<NumberedAuditEvent> batch) {
    synchronized (lock) {
      if (failing) {
        failing = false;
        log.info("audit entries can be written again, {} in this batch", batch.size());
      }
    }
    return true;
  }

  /** One line for an outage, during which every flush fails. */
  private void logFailure(Throwable cause) {
    synchronized (lock) {
      if (failing) {
        log.debug("audit entries still cannot be written", cause);
      } else {
        failing = true;
        log.warn("audit entries cannot be written and are kept in memory up to a bound", cause);
      }
    }
  }

  private void logDropped() {
    if (droppedSinceFlush > 0 && !dropping) {
      log.warn("audit entries are dropped because too many wait, {} so far", droppedSinceFlush);
    }
    dropping = droppedSinceFlush > 0;
    droppedSinceFlush = 0;
  }

  private void putBack(List<NumberedAuditEvent> batch) {
    synchronized (lock) {
      List<NumberedAuditEvent> later = List.copyOf(events);
      events.clear();
      events.addAll(batch);
      for (NumberedAuditEvent event : later) {
        if (events.size() < settings.deedsWaiting()) {
          events.add(event);
        } else {
          droppedSinceFlush++;
          droppedEvents.increment();
        }
      }
    }
  }

  /**
   * Writes all that waits, in at most so many batches. The first failure is the last attempt. For
   * the shutdown of the node.
   */
  Future<Void> flushAll(int batches) {
    boolean empty;
    synchronized (lock) {
      empty = events.isEmpty() && counts.isEmpty() && writing.isComplete();
    }
    return empty || batches == 0
        ? Future.succeededFuture()
        : writeBatch()
            .compose(done -> done ? flushAll(batches - 1) : Future.<Void>succeededFuture());
  }

  /** Prepares storage for coming events, and deletes those that were kept long enough. */
  Future<Void> deleteExpired() {
    return auditLog
        .deleteExpired(settings.keepEvents(), settings.keepCounts())
        .recover(
            cause -> {
              log.warn("old audit entries could not be deleted: {}", cause.toString());
              return Future.succeededFuture();
            });
  }

  AuditSettings settings() {
    return settings;
  }
}
