package com.paperdynasty.store.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.audit.ActivityKey;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.NumberedAuditEvent;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.EmptiedStoreTest;
import com.paperdynasty.store.StoreAwait;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RunsInParallel
class PgAuditLogIT extends EmptiedStoreTest {
  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final UUID game = UUID.randomUUID();
  private UUID recorder = UUID.randomUUID();
  private long given;

  @Test
  void pageHasTheEventsOfTheGameUnchanged() {
    AuditEvent done = event(game, "roll_dice", null, null);
    AuditEvent refused = event(game, "announce", "forbidden", "{\"text\":\"a\\nb 👋\"}");
    write(List.of(done, event(UUID.randomUUID(), "roll_dice", null, null), refused));

    assertThat(audit(0, 10)).extracting(AuditEntry::auditEvent).containsExactly(done, refused);
  }

  @Test
  void pagesMissNothing() {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      events.add(event(game, "roll_dice", null, "no. " + i));
    }
    write(events.subList(0, 4));
    write(events.subList(4, 7));

    List<AuditEvent> seen = new ArrayList<>();
    long after = 0;
    for (int i = 0; i < 3; i++) {
      List<AuditEntry> page = audit(after, 3);
      page.forEach(line -> seen.add(line.auditEvent()));
      after = page.get(page.size() - 1).auditId();
    }
    assertThat(audit(after, 3)).isEmpty();
    assertThat(seen).isEqualTo(events);
  }

  @Test
  void eventPassedTwiceIsWrittenOnce() {
    AuditEvent auditEvent = event(game, "roll_dice", null, null);
    write(List.of(auditEvent));
    given = 0;
    write(List.of(auditEvent, event(game, "undo_play", null, null)));

    assertThat(audit(0, 10))
        .extracting(line -> line.auditEvent().event())
        .containsExactly("roll_dice", "undo_play");
  }

  @Test
  void concurrentWriteOfTheSameEventsSkipsThem() throws Exception {
    AuditEvent auditEvent = event(game, "roll_dice", null, null);
    try (Connection other = database.connect();
        Statement holder = other.createStatement()) {
      other.setAutoCommit(false);
      holder.execute("SELECT pg_advisory_xact_lock(hashtext('audit'))");
      Future<Void> first =
          store.auditLog().write(recorder, numbered(List.of(auditEvent)), Map.of());
      given = 0;
      Future<Void> again =
          store.auditLog().write(recorder, numbered(List.of(auditEvent)), Map.of());
      database.awaitWaiting(2, "advisory");
      other.commit();
      StoreAwait.result(first);
      StoreAwait.result(again);
    }

    assertThat(audit(0, 10)).hasSize(1);
  }

  @Test
  void eachRecorderNumbersItsOwnEvents() {
    write(List.of(event(game, "roll_dice", null, null)));
    recorder = UUID.randomUUID();
    given = 0;
    write(List.of(event(game, "undo_play", null, null)));

    assertThat(audit(0, 10)).hasSize(2);
  }

  @Test
  void personIsStoredOncePerGame() {
    write(List.of(event(game, "roll_dice", null, null), event(game, "announce", null, "{}")));
    write(List.of(event(game, "roll_dice", null, null), event(UUID.randomUUID(), "x", null, null)));

    assertThat(database.query("SELECT count(*) FROM audit_people")).containsExactly("2");
    assertThat(audit(0, 10))
        .extracting(line -> line.auditEvent().detail())
        .containsExactly(null, "{}", null);
  }

  @Test
  void entriesOfAHiddenUserAreLeftOut() {
    AuditEvent rolled = event(game, "roll_dice", null, null);
    write(List.of(rolled));
    assertThat(StoreAwait.result(store.auditLog().page(game, 0, 10, List.of("another"))))
        .hasSize(1);
    assertThat(StoreAwait.result(store.auditLog().page(game, 0, 10, List.of(rolled.userId()))))
        .isEmpty();
  }

  @Test
  void countsAddUp() {
    ActivityKey rolls = new ActivityKey(NOON, "alice", "roll_dice", "ok");
    ActivityKey refused = new ActivityKey(NOON, "", "connect", "unauthorized");
    count(Map.of(rolls, 2L, refused, 1L));
    count(Map.of(rolls, 3L));

    assertThat(database.query("SELECT user_id, event, code, count FROM activity ORDER BY 1"))
        .containsExactly("|connect|unauthorized|1", "alice|roll_dice|ok|5");
  }

  @Test
  void monthIsDroppedWhenAllOfItHasExpired() {
    AuditEvent auditEvent = event(game, "roll_dice", null, null);
    write(List.of(auditEvent));
    for (int months : new int[] {2, 3}) {
      String month = "(date_trunc('month', now()) - interval '%d months')::date".formatted(months);
      database.execute(
          "SELECT audit_make_month(%s)".formatted(month),
          "INSERT INTO audit_people (month, game_id, user_id, name, address)"
              + " VALUES (%s, '%s', 'alice', 'Alice', '::')".formatted(month, game),
          "INSERT INTO audit_lines (at, person_id, month, event)"
              + " SELECT now(), person_id, month, 'old' FROM audit_people WHERE month = "
              + month);
    }
    assertThat(audit(0, 10)).hasSize(3);

    // The month before last ended at least 28 days ago and at most one month ago.
    deleteExpired(Duration.ofDays(63), Duration.ofDays(1));

    assertThat(audit(0, 10)).hasSize(2);
    assertThat(audit(0, 10).get(0).auditEvent()).isEqualTo(auditEvent);
    deleteExpired(Duration.ofDays(1), Duration.ofDays(1));
    assertThat(audit(0, 10)).extracting(AuditEntry::auditEvent).containsExactly(auditEvent);
  }

  @Test
  void partitionsForThisMonthAndTheNextExist() {
    database.execute(
        "DO $$ DECLARE part regclass; BEGIN FOR part IN SELECT inhrelid FROM pg_inherits"
            + " WHERE inhparent IN ('audit_lines'::regclass, 'audit_people'::regclass)"
            + " LOOP EXECUTE 'DROP TABLE ' || part; END LOOP; END $$");

    deleteExpired(Duration.ofDays(1), Duration.ofDays(1));
    deleteExpired(Duration.ofDays(1), Duration.ofDays(1));

    assertThat(
            database.query(
                "SELECT count(*) FROM pg_inherits"
                    + " WHERE inhparent IN ('audit_lines'::regclass, 'audit_people'::regclass)"))
        .containsExactly("4");
    write(List.of(event(game, "roll_dice", null, null)));
    assertThat(audit(0, 10)).hasSize(1);
  }

  @Test
  void oldCountsAreDeleted() {
    Instant now = Instant.now();
    count(
        Map.of(
            new ActivityKey(now.minus(Duration.ofHours(47)), "alice", "young", "ok"), 1L,
            new ActivityKey(now.minus(Duration.ofHours(49)), "alice", "old", "ok"), 1L));

    deleteExpired(Duration.ofDays(365), Duration.ofDays(2));

    assertThat(database.query("SELECT event FROM activity")).containsExactly("young");
  }

  private static AuditEvent event(
      UUID gameId, String event, @Nullable String code, @Nullable String detail) {
    return new AuditEvent(gameId, NOON, "alice", "Alice", event, code, detail, "127.0.0.1");
  }

  private void write(List<AuditEvent> events) {
    StoreAwait.result(store.auditLog().write(recorder, numbered(events), Map.of()));
  }

  private List<NumberedAuditEvent> numbered(List<AuditEvent> events) {
    return events.stream().map(auditEvent -> new NumberedAuditEvent(++given, auditEvent)).toList();
  }

  private void count(Map<ActivityKey, Long> counts) {
    StoreAwait.result(store.auditLog().write(recorder, List.of(), counts));
  }

  private void deleteExpired(Duration events, Duration counts) {
    StoreAwait.result(store.auditLog().deleteExpired(events, counts));
  }

  private List<AuditEntry> audit(long after, int limit) {
    return StoreAwait.result(store.auditLog().page(game, after, limit, List.of()));
  }
}
