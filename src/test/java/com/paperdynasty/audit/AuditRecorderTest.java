package com.paperdynasty.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditRecorderTest {
  private static final Instant NOON = Instant.parse("2026-10-31T12:34:56Z");
  private static final AuditSettings SMALL = new AuditSettings(5, 2, 3, 1_000, 10, 2);

  private final InMemory auditLog = new InMemory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AuditRecorder auditRecorder = new AuditRecorder(auditLog, SMALL, meters);

  @Test
  void eventsAreWrittenInOrderAndInBatches() {
    events(1, 5);

    auditRecorder.flush();
    assertThat(auditLog.events).containsExactly("d1", "d2", "d3");
    auditRecorder.flush();
    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4", "d5");
    auditRecorder.flush();
    assertThat(auditLog.writes).isEqualTo(2);
  }

  @Test
  void eventsAndCountsBeyondTheBoundsAreDroppedAndCounted() {
    events(1, 7);
    count("alice", "roll_dice", "ok");
    count("bob", "roll_dice", "ok");
    count("alice", "roll_dice", "ok");
    count("alice", "announce", "forbidden");
    auditRecorder.flushAll(10);

    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4", "d5");
    assertThat(dropped("deeds")).isEqualTo(2);
    assertThat(auditLog.counts)
        .containsOnly(Map.entry("alice roll_dice ok", 2L), Map.entry("bob roll_dice ok", 1L));
    assertThat(dropped("counts")).isEqualTo(1);
  }

  @Test
  void writtenEventsMakeRoom() {
    events(1, 5);
    auditRecorder.flush();
    events(6, 8);
    auditRecorder.flushAll(10);

    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8");
    assertThat(dropped("deeds")).isZero();
  }

  /** Otherwise a batch an interval would be the most that a node can record. */
  @Test
  void fullBatchesAreWrittenAtOnceAndOneAfterTheOther() {
    auditRecorder.onFullBatch(auditRecorder::flushFull);
    events(1, 2);
    assertThat(auditLog.writes).isZero();
    Promise<Void> pendingWrite = auditLog.next();
    events(3, 8);
    assertThat(auditLog.writes).isEqualTo(1);

    pendingWrite.complete();
    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4", "d5", "d6");
    events(9, 20);
    assertThat(auditLog.writes).isEqualTo(6);
    assertThat(dropped("deeds")).isZero();
  }

  /** The database is down: the interval decides when it is tried again. */
  @Test
  void fullBatchThatFailsIsNotTriedAgainAtOnce() {
    auditRecorder.onFullBatch(auditRecorder::flushFull);
    auditLog.next().fail("the database is gone");
    events(1, 5);
    assertThat(auditLog.writes).isEqualTo(1);

    auditRecorder.flush();
    assertThat(auditLog.events).containsExactly("d1", "d2", "d3");
  }

  @Test
  void failedEventsAreWrittenBeforeLaterOnes() {
    events(1, 3);
    count("alice", "roll_dice", "ok");
    Promise<Void> pendingWrite = auditLog.next();
    auditRecorder.flush();
    events(4, 7);
    pendingWrite.fail("the database is gone");
    auditRecorder.flushAll(10);

    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4", "d5");
    assertThat(dropped("deeds")).isEqualTo(2);
    assertThat(auditLog.counts).isEmpty();
    assertThat(dropped("counts")).isEqualTo(1);
  }

  @Test
  void repeatedEventKeepsItsNumber() {
    events(1, 2);
    Promise<Void> pendingWrite = auditLog.next();
    auditRecorder.flush();
    events(3, 3);
    pendingWrite.fail("no answer");
    auditRecorder.flush();

    assertThat(auditLog.numbers).containsExactly(1L, 2L, 1L, 2L, 3L);
  }

  /** A database that is away for a minute fails sixty writes. */
  @Test
  void outageIsLoggedOnceAndSoAreItsDrops() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(AuditRecorder.class);
    lines.start();
    log.addAppender(lines);
    try {
      for (int i = 0; i < 60; i++) {
        events(1, 6);
        auditLog.next().fail(new IllegalStateException("the database is gone"));
        auditRecorder.flush();
      }
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactlyInAnyOrder(
              "audit entries cannot be written and are kept in memory up to a bound",
              "audit entries are dropped because too many wait, 1 so far");
      assertThat(lines.list).anyMatch(line -> line.getThrowableProxy() != null);

      auditRecorder.flushAll(10);
      auditLog.next().fail(new IllegalStateException("the database is gone again"));
      events(1, 1);
      auditRecorder.flush();
      assertThat(lines.list).hasSize(3);
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void flushAllStopsAtTheFirstFailure() {
    events(1, 5);
    auditLog.next().fail("the database is gone");

    assertThat(auditRecorder.flushAll(10).succeeded()).isTrue();
    assertThat(auditLog.writes).isEqualTo(1);
  }

  @Test
  void writesDoNotOverlap() {
    events(1, 2);
    Promise<Void> pendingWrite = auditLog.next();
    auditRecorder.flush();
    events(3, 4);

    Future<Void> second = auditRecorder.flush();
    assertThat(second.isComplete()).isFalse();
    assertThat(auditLog.writes).isEqualTo(1);
    pendingWrite.complete();
    assertThat(second.succeeded()).isTrue();
    auditRecorder.flush();
    assertThat(auditLog.events).containsExactly("d1", "d2", "d3", "d4");
  }

  @Test
  void countsAreAddedUpByHourAndShownAsMetrics() {
    count("alice", "roll_dice", "ok");
    count("alice", "roll_dice", "ok");
    auditRecorder.flush();

    assertThat(auditLog.hours).containsExactly(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(meters.get("pd.activity").tags("event", "roll_dice", "code", "ok").counter().count())
        .isEqualTo(2);
  }

  @Test
  void expiredEntriesAreDeleted() {
    auditRecorder.deleteExpired();

    assertThat(auditLog.deletedAfter).containsExactly(Duration.ofDays(10), Duration.ofDays(2));
  }

  private void events(int from, int to) {
    for (int i = from; i <= to; i++) {
      auditRecorder.record(
          new AuditEvent(new UUID(1, 2), NOON, "alice", "Alice", "d" + i, null, null, "::1"));
    }
  }

  private void count(String user, String event, String code) {
    auditRecorder.count(NOON, user, event, code);
  }

  private double dropped(String what) {
    return meters.get("pd.records.dropped").tag("what", what).counter().count();
  }

  /** An audit log in memory whose next write can be held or failed. */
  private static final class InMemory implements AuditLog {
    final List<String> events = new ArrayList<>();
    final List<Long> numbers = new ArrayList<>();
    final Map<String, Long> counts = new HashMap<>();
    final List<Instant> hours = new ArrayList<>();
    final List<Duration> deletedAfter = new ArrayList<>();
    int writes;
    private Promise<Void> next;

    /** The outcome of the next write, for the test to complete. */
    Promise<Void> next() {
      next = Promise.promise();
      return next;
    }

    @Override
    public Future<Void> write(
        UUID recorderId, List<NumberedAuditEvent> written, Map<ActivityKey, Long> counted) {
      writes++;
      written.forEach(event -> numbers.add(event.number()));
      Future<Void> outcome = next == null ? Future.succeededFuture() : next.future();
      next = null;
      return outcome.onSuccess(
          done -> {
            written.forEach(event -> events.add(event.auditEvent().event()));
            counted.forEach(
                (what, times) -> {
                  hours.add(what.hour());
                  counts.merge(
                      what.userId() + " " + what.event() + " " + what.code(), times, Long::sum);
                });
          });
    }

    @Override
    public Future<List<AuditEntry>> page(UUID gameId, long after, int limit, List<String> hidden) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> deleteExpired(Duration keepEvents, Duration keepCounts) {
      deletedAfter.add(keepEvents);
      deletedAfter.add(keepCounts);
      return Future.succeededFuture();
    }
  }
}
