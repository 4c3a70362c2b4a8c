package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.store.connection.Connector;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The format in which a node writes, given the database's answers. */
class RollingUpdateGateTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void nodeWithoutAnAnswerWritesTheOldestFormat() {
    RollingUpdateGate gate = gate("");

    assertThat(gate.storesFrames()).isTrue();
    assertThat(gate.packs()).isFalse();
  }

  @Test
  void nodeWritesTheFormatThatAllRead() {
    RollingUpdateGate gate = gate("");

    assertThat(gate.accept(3, 3, now.get()).succeeded()).isTrue();
    assertThat(gate.eventVersion()).isEqualTo(3);
    assertThat(gate.packs()).isTrue();

    gate.accept(2, 3, now.get());
    assertThat(gate.eventVersion()).isEqualTo(2);
    assertThat(gate.packs()).isFalse();

    gate.accept(1, 3, now.get());
    assertThat(gate.storesFrames()).isTrue();
    assertThat(gate.packs()).isFalse();
  }

  @Test
  void eventsOfFairPlayWaitUntilAllNodesReadThem() {
    RollingUpdateGate gate = gate("");
    Event undone = new Event.PlayUndone(Instant.EPOCH, "alice", 1, "misread", null, true);
    gate.accept(3, 3, now.get());
    assertThat(gate.allows(undone)).isFalse();
    assertThat(gate.allows(new Event.GameStarted(Instant.EPOCH))).isTrue();
    assertThat(gate.refusal()).isInstanceOf(OlderNodesException.class);

    gate.accept(4, 4, now.get());
    assertThat(gate.allows(undone)).isTrue();

    now.addAndGet(TimeUnit.MINUTES.toNanos(10));
    assertThat(gate.allows(undone)).isFalse();
    assertThat(gate.refusal()).isInstanceOf(JournalBusyException.class);
  }

  @Test
  void gamesWithCardsWaitUntilAllNodesCanOpenThem() {
    RollingUpdateGate gate = gate("");
    assertThat(gate.allowsCards()).as("without an answer").isFalse();
    gate.accept(4, 4, now.get());
    assertThat(gate.allowsFairPlay()).isTrue();
    assertThat(gate.allowsCards()).as("beside a build with fair play and no cards").isFalse();

    gate.accept(5, 5, now.get());
    assertThat(gate.allowsCards()).as("beside a build with cards and no choices").isFalse();

    gate.accept(6, 6, now.get());
    assertThat(gate.allowsCards()).isTrue();

    now.addAndGet(TimeUnit.MINUTES.toNanos(10));
    assertThat(gate.allowsCards()).isFalse();
  }

  @Test
  void choicesWaitUntilAllNodesReadThem() {
    RollingUpdateGate gate = gate("");
    Event made = new Event.ChoiceMade(Instant.EPOCH, 1, "hold", null);
    ExtraDiceKey key = new ExtraDiceKey(ExtraDiceKey.Of.ROLL, 1, "card-d20", 1);
    Event cut =
        new Event.ExtraRolled(Instant.EPOCH, "alice", "0", key, "1", List.of(20), List.of(7), null);
    gate.accept(5, 5, now.get());
    assertThat(gate.allows(made)).isFalse();
    assertThat(gate.allows(cut)).as("dice of a card").isFalse();

    gate.accept(6, 6, now.get());
    assertThat(gate.allows(made)).isTrue();
  }

  @Test
  void settingHoldsGamesWithCardsBack() {
    RollingUpdateGate gate = gate("database.event-version: 5");
    gate.accept(6, 6, now.get());

    assertThat(gate.allowsFairPlay()).isTrue();
    assertThat(gate.allowsCards()).isFalse();
  }

  @Test
  void settingLowersTheVersionOfEvents() {
    RollingUpdateGate gate = gate("database.event-version: 2");
    gate.accept(3, 3, now.get());

    assertThat(gate.eventVersion()).isEqualTo(2);
    assertThat(gate.packs()).isTrue();
  }

  @Test
  void answerExpiresWithTheNode() {
    RollingUpdateGate gate = gate("database.node-lives-ms: 15000");
    gate.accept(3, 3, now.get());

    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(15_000));
    assertThat(gate.eventVersion()).isEqualTo(3);
    now.incrementAndGet();
    assertThat(gate.storesFrames()).isTrue();
    assertThat(gate.packs()).isFalse();
  }

  @Test
  void othersAreKnownWhileTheAnswerIsFresh() {
    RollingUpdateGate gate = gate("database.node-lives-ms: 15000");
    assertThat(gate.knowsOthers()).isFalse();
    gate.accept(3, 4, now.get());
    assertThat(gate.knowsOthers()).isTrue();

    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(15_001));
    assertThat(gate.knowsOthers()).isFalse();
    gate.accept(4, 4, now.get());
    assertThat(gate.knowsOthers()).isTrue();
  }

  @Test
  void reportsAFormatThatTheNodeCannotRead() {
    RollingUpdateGate gate = gate("");
    gate.accept(3, 3, now.get());

    assertThat(gate.accept(0, 7, now.get()).cause())
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining("it has games in format 7, and this build reads formats up to 6");

    assertThat(gate.fault()).isNotNull();
    assertThat(gate.packs()).isFalse();
    gate.accept(3, 3, now.get());
    assertThat(gate.fault()).isNull();
  }

  private RollingUpdateGate gate(String setting) {
    StoreLimits limits =
        setting.isEmpty() ? Defaults.STORE : Defaults.of("database.", StoreLimits.class, setting);
    Connector nowhere =
        new Connector(DatabaseUrl.parse("postgresql://user@localhost/none"), "public", 1);
    StatementPool unused =
        new StatementPool(
            nowhere, new StatementPool.Bounds("nothing", 1, 1, 1, 1, 1), new SimpleMeterRegistry());
    return new RollingUpdateGate(unused, limits, RollingUpdateGate.READS, now::get);
  }
}
