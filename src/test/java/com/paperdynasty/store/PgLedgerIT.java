package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.talk.Activity;
import com.paperdynasty.talk.AuditLine;
import com.paperdynasty.talk.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PgLedgerIT extends StoreTest {
  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final UUID game = UUID.randomUUID();

  @Test
  void deedsComeOutAsTheyWentInAndOnlyThoseOfTheGame() {
    Deed done = deed(game, "roll_dice", null, null);
    Deed refused = deed(game, "announce", "forbidden", "{\"text\":\"a\\nb 👋\"}");
    write(List.of(done, deed(UUID.randomUUID(), "roll_dice", null, null), refused));

    assertThat(audit(0, 10)).extracting(AuditLine::deed).containsExactly(done, refused);
  }

  @Test
  void whoReadsOnMissesNothing() {
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      deeds.add(deed(game, "roll_dice", null, "no. " + i));
    }
    write(deeds.subList(0, 4));
    write(deeds.subList(4, 7));

    List<Deed> seen = new ArrayList<>();
    long after = 0;
    for (int i = 0; i < 3; i++) {
      List<AuditLine> page = audit(after, 3);
      page.forEach(line -> seen.add(line.deed()));
      after = page.get(page.size() - 1).auditId();
    }
    assertThat(audit(after, 3)).isEmpty();
    assertThat(seen).isEqualTo(deeds);
  }

  @Test
  void aDeedThatIsGivenTwiceIsWrittenOnce() {
    Deed deed = deed(game, "roll_dice", null, null);
    write(List.of(deed));
    write(List.of(deed, deed(game, "undo_play", null, null)));

    assertThat(audit(0, 10))
        .extracting(line -> line.deed().event())
        .containsExactly("roll_dice", "undo_play");
  }

  @Test
  void countsAddUp() {
    Activity rolls = new Activity(NOON, "alice", "roll_dice", "ok");
    Activity refused = new Activity(NOON, "", "connect", "unauthorized");
    count(Map.of(rolls, 2L, refused, 1L));
    count(Map.of(rolls, 3L));

    assertThat(database.query("SELECT user_id, event, code, count FROM activity ORDER BY 1"))
        .containsExactly("|connect|unauthorized|1", "alice|roll_dice|ok|5");
  }

  @Test
  void whatIsOldIsDroppedAndWhatIsNotStays() {
    write(List.of(deed(game, "old", null, null)));
    count(Map.of(new Activity(NOON, "alice", "roll_dice", "ok"), 1L));
    forget(NOON, NOON);
    assertThat(audit(0, 10)).hasSize(1);
    assertThat(database.query("SELECT count(*) FROM activity")).containsExactly("1");

    forget(NOON.plusSeconds(1), NOON.plusSeconds(1));
    assertThat(audit(0, 10)).isEmpty();
    assertThat(database.query("SELECT count(*) FROM activity")).containsExactly("0");
  }

  private static Deed deed(
      UUID gameId, String event, @Nullable String code, @Nullable String detail) {
    return new Deed(
        UUID.randomUUID(), gameId, NOON, "alice", "Alice", event, code, detail, "127.0.0.1");
  }

  private void write(List<Deed> deeds) {
    Await.result(store.ledger().write(deeds, Map.of()));
  }

  private void count(Map<Activity, Long> counts) {
    Await.result(store.ledger().write(List.of(), counts));
  }

  private void forget(Instant deedsBefore, Instant countsBefore) {
    Await.result(store.ledger().forget(deedsBefore, countsBefore));
  }

  private List<AuditLine> audit(long after, int limit) {
    return Await.result(store.ledger().audit(game, after, limit));
  }
}
