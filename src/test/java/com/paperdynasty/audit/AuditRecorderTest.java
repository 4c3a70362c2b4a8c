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

  private final InMemory ledger = new InMemory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AuditRecorder auditRecorder = new AuditRecorder(ledger, SMALL, meters);

  @Test
  void deedsAreWrittenInTheirOrderAndInBatches() {
    deeds(1, 5);

    auditRecorder.flush();
    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3");
    auditRecorder.flush();
    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3", "d4", "d5");
    auditRecorder.flush();
    assertThat(ledger.writes).isEqualTo(2);
  }

  @Test
  void whatFindsNoRoomIsDroppedAndCounted() {
    deeds(1, 7);
    count("alice", "roll_dice", "ok");
    count("bob", "roll_dice", "ok");
    count("alice", "roll_dice", "ok");
    count("alice", "announce", "forbidden");
    auditRecorder.flushAll(10);

    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3", "d4", "d5");
    assertThat(dropped("deeds")).isEqualTo(2);
    assertThat(ledger.counts)
        .containsOnly(Map.entry("alice roll_dice ok", 2L), Map.entry("bob roll_dice ok", 1L));
    assertThat(dropped("counts")).isEqualTo(1);
  }

  @Test
  void thereIsRoomAgainOnceSomethingIsWritten() {
    deeds(1, 5);
    auditRecorder.flush();
    deeds(6, 8);
    auditRecorder.flushAll(10);

    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8");
    assertThat(dropped("deeds")).isZero();
  }

  @Test
  void deedsThatCouldNotBeWrittenWaitOnBeforeThoseThatCameSince() {
    deeds(1, 3);
    count("alice", "roll_dice", "ok");
    Promise<Void> under = ledger.next();
    auditRecorder.flush();
    deeds(4, 7);
    under.fail("the database is gone");
    auditRecorder.flushAll(10);

    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3", "d4", "d5");
    assertThat(dropped("deeds")).isEqualTo(2);
    assertThat(ledger.counts).isEmpty();
    assertThat(dropped("counts")).isEqualTo(1);
  }

  @Test
  void aDeedThatIsGivenAgainHasTheNumberThatItHad() {
    deeds(1, 2);
    Promise<Void> under = ledger.next();
    auditRecorder.flush();
    deeds(3, 3);
    under.fail("no answer");
    auditRecorder.flush();

    assertThat(ledger.given).containsExactly(1L, 2L, 1L, 2L, 3L);
  }

  /**
   * A database that is away for a minute fails sixty times, and the figures count what it costs.
   */
  @Test
  void anOutageIsOneLineAndSoIsWhatIsDroppedInIt() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(AuditRecorder.class);
    lines.start();
    log.addAppender(lines);
    try {
      for (int i = 0; i < 60; i++) {
        deeds(1, 6);
        ledger.next().fail(new IllegalStateException("the database is gone"));
        auditRecorder.flush();
      }
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactlyInAnyOrder(
              "audit entries cannot be written and are kept in memory up to a bound",
              "audit entries are dropped because too many wait, 1 so far");
      assertThat(lines.list).anyMatch(line -> line.getThrowableProxy() != null);

      auditRecorder.flushAll(10);
      ledger.next().fail(new IllegalStateException("the database is gone again"));
      deeds(1, 1);
      auditRecorder.flush();
      assertThat(lines.list).hasSize(3);
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void atTheEndTheFirstFailureIsTheLastTry() {
    deeds(1, 5);
    ledger.next().fail("the database is gone");

    assertThat(auditRecorder.flushAll(10).succeeded()).isTrue();
    assertThat(ledger.writes).isEqualTo(1);
  }

  @Test
  void oneWriteIsUnderWayAtATime() {
    deeds(1, 2);
    Promise<Void> under = ledger.next();
    auditRecorder.flush();
    deeds(3, 4);

    Future<Void> second = auditRecorder.flush();
    assertThat(second.isComplete()).isFalse();
    assertThat(ledger.writes).isEqualTo(1);
    under.complete();
    assertThat(second.succeeded()).isTrue();
    auditRecorder.flush();
    assertThat(ledger.deeds).containsExactly("d1", "d2", "d3", "d4");
  }

  @Test
  void countsAreAddedUpByTheHourAndShownAsFigures() {
    count("alice", "roll_dice", "ok");
    count("alice", "roll_dice", "ok");
    auditRecorder.flush();

    assertThat(ledger.hours).containsExactly(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(meters.get("pd.activity").tags("event", "roll_dice", "code", "ok").counter().count())
        .isEqualTo(2);
  }

  @Test
  void whatIsOldIsForgotten() {
    auditRecorder.deleteExpired();

    assertThat(ledger.forgotten).containsExactly(Duration.ofDays(10), Duration.ofDays(2));
  }

  private void deeds(int from, int to) {
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

  /** A ledger that can be made to wait and fail. */
  private static final class InMemory implements AuditLog {
    final List<String> deeds = new ArrayList<>();
    final List<Long> given = new ArrayList<>();
    final Map<String, Long> counts = new HashMap<>();
    final List<Instant> hours = new ArrayList<>();
    final List<Duration> forgotten = new ArrayList<>();
    int writes;
    private Promise<Void> next;

    /** The fate of the next write. */
    Promise<Void> next() {
      next = Promise.promise();
      return next;
    }

    @Override
    public Future<Void> write(
        UUID recorderId, List<NumberedAuditEvent> written, Map<ActivityKey, Long> counted) {
      writes++;
      written.forEach(deed -> given.add(deed.number()));
      Future<Void> fate = next == null ? Future.succeededFuture() : next.future();
      next = null;
      return fate.onSuccess(
          done -> {
            written.forEach(deed -> deeds.add(deed.auditEvent().event()));
            counted.forEach(
                (what, times) -> {
                  hours.add(what.hour());
                  counts.merge(
                      what.userId() + " " + what.event() + " " + what.code(), times, Long::sum);
                });
          });
    }

    @Override
    public Future<List<AuditEntry>> page(UUID gameId, long after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> deleteExpired(Duration ofDeeds, Duration ofCounts) {
      forgotten.add(ofDeeds);
      forgotten.add(ofCounts);
      return Future.succeededFuture();
    }
  }
}
