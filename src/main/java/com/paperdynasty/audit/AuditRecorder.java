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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes note of who did and tried what, and writes it in batches. A caller never waits and never
 * fails for it: what finds no room is dropped, and that is counted. Safe to use on any thread.
 */
public final class AuditRecorder {
  private static final Logger log = LoggerFactory.getLogger(AuditRecorder.class);
  private static final String OK = "ok";

  private final AuditLog auditLog;
  private final AuditSettings settings;
  private final MeterRegistry meters;
  private final Counter droppedDeeds;
  private final Counter droppedCounts;
  private final Object lock = new Object();
  private final UUID id = UUID.randomUUID();
  private final Queue<NumberedAuditEvent> deeds = new ArrayDeque<>();
  private Map<ActivityKey, Long> counts = new HashMap<>();
  private long lastNumber;
  private long droppedSinceFlush;
  private boolean failing;
  private boolean dropping;
  private Future<Boolean> writing = Future.succeededFuture(true);

  public AuditRecorder(AuditLog auditLog, AuditSettings settings, MeterRegistry meters) {
    this.auditLog = auditLog;
    this.settings = settings;
    this.meters = meters;
    this.droppedDeeds = dropped("deeds");
    this.droppedCounts = dropped("counts");
  }

  private Counter dropped(String what) {
    return Counter.builder("pd.records.dropped")
        .description("audit entries and counts dropped because too many waited")
        .tag("what", what)
        .register(meters);
  }

  /** Somebody did or tried something that their game's admin may want to know. */
  public void record(AuditEvent auditEvent) {
    synchronized (lock) {
      if (deeds.size() < settings.deedsWaiting()) {
        deeds.add(new NumberedAuditEvent(++lastNumber, auditEvent));
        return;
      }
      droppedSinceFlush++;
    }
    droppedDeeds.increment();
  }

  /**
   * Counts what a user does.
   *
   * @param userId empty while nobody knows who they are
   * @param event one of the protocol's, or another word of ours: never what a client made up
   * @param problem why they were refused, or null if they were not
   */
  public void count(Instant at, String userId, String event, @Nullable Problem problem) {
    count(at, userId, event, problem == null ? OK : problem.code().code());
  }

  void count(Instant at, String userId, String event, String code) {
    meters.counter("pd.activity", "event", event, "code", code).increment();
    ActivityKey activityKey =
        new ActivityKey(at.truncatedTo(ChronoUnit.HOURS), userId, event, code);
    synchronized (lock) {
      if (counts.containsKey(activityKey) || counts.size() < settings.countsWaiting()) {
        counts.merge(activityKey, 1L, Long::sum);
        return;
      }
      droppedSinceFlush++;
    }
    droppedCounts.increment();
  }

  /**
   * Writes what waits, a batch of it. One is under way at a time. Never fails: deeds that could not
   * be written wait on, and the oldest give way if there is no room; counts that could not are
   * lost, because they would count double if they were written after all.
   */
  public Future<Void> flush() {
    return written().mapEmpty();
  }

  /** The same; whether it could be written. */
  private Future<Boolean> written() {
    synchronized (lock) {
      if (!writing.isComplete()) {
        return writing;
      }
      tellOfDropped();
      if (deeds.isEmpty() && counts.isEmpty()) {
        return Future.succeededFuture(true);
      }
      List<NumberedAuditEvent> batch = new ArrayList<>();
      while (batch.size() < settings.deedsPerBatch() && !deeds.isEmpty()) {
        batch.add(deeds.remove());
      }
      Map<ActivityKey, Long> counted = counts;
      counts = new HashMap<>();
      writing =
          auditLog
              .write(id, batch, counted)
              .map(done -> wentWell(batch))
              .recover(
                  cause -> {
                    tellOfFailure(cause);
                    putBack(batch);
                    droppedCounts.increment(counted.size());
                    return Future.succeededFuture(false);
                  });
      return writing;
    }
  }

  private boolean wentWell(List<NumberedAuditEvent> batch) {
    synchronized (lock) {
      if (failing) {
        failing = false;
        log.info("audit entries are written again, {} in the first batch", batch.size());
      }
    }
    return true;
  }

  /** A flush a second fails while the database is away: that is one line. */
  private void tellOfFailure(Throwable cause) {
    synchronized (lock) {
      if (failing) {
        log.debug("audit entries still cannot be written", cause);
      } else {
        failing = true;
        log.warn("audit entries cannot be written and are kept in memory up to a bound", cause);
      }
    }
  }

  private void tellOfDropped() {
    if (droppedSinceFlush > 0 && !dropping) {
      log.warn("audit entries are dropped because too many wait, {} so far", droppedSinceFlush);
    }
    dropping = droppedSinceFlush > 0;
    droppedSinceFlush = 0;
  }

  private void putBack(List<NumberedAuditEvent> batch) {
    synchronized (lock) {
      List<NumberedAuditEvent> later = List.copyOf(deeds);
      deeds.clear();
      deeds.addAll(batch);
      for (NumberedAuditEvent deed : later) {
        if (deeds.size() < settings.deedsWaiting()) {
          deeds.add(deed);
        } else {
          droppedSinceFlush++;
          droppedDeeds.increment();
        }
      }
    }
  }

  /**
   * Writes all that waits, as far as it can be written at once: the first failure is the last try.
   * For the end of the program.
   */
  Future<Void> flushAll(int batches) {
    boolean empty;
    synchronized (lock) {
      empty = deeds.isEmpty() && counts.isEmpty() && writing.isComplete();
    }
    return empty || batches == 0
        ? Future.succeededFuture()
        : written().compose(done -> done ? flushAll(batches - 1) : Future.<Void>succeededFuture());
  }

  /** Makes room for what is written next, and drops what has been kept long enough. */
  Future<Void> deleteExpired() {
    return auditLog
        .deleteExpired(settings.keepDeeds(), settings.keepCounts())
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
