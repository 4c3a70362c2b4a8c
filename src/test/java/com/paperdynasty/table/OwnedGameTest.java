package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.table.OwnedGame.UncommittedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A game as its owner holds it, before and after a command. */
class OwnedGameTest {
  private static final UUID GAME = GameScene.GAME;
  private static final Actor ALICE = new Actor("alice", "Alice", false);
  private static final Instant NOW = Instant.parse("2026-10-31T12:35:00Z");
  private static final long DELAY_MS = 60_000;

  private final MemoryJournal journal = new MemoryJournal();
  private OwnedGame game;

  @BeforeEach
  void open() {
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    game = opened();
  }

  private OwnedGame opened() {
    return replay(journal.open(GAME, "A").result().orElseThrow());
  }

  private static OwnedGame replay(OpenedLog openedLog) {
    return OwnedGame.replay(GAME, openedLog, DELAY_MS, 20_480);
  }

  @Test
  void draftIsNumberedAfterTheLogAndChangesNothing() {
    UncommittedEvents uncommittedEvents = rolled();

    assertThat(uncommittedEvents.events()).extracting(LoggedEvent::seq).containsExactly(2L, 3L);
    assertThat(uncommittedEvents.events().get(1).stateHash())
        .isEqualTo(uncommittedEvents.after().hash());
    assertThat(game.seq()).isEqualTo(1);
    assertThat(game.state().hash()).isNotEqualTo(uncommittedEvents.after().hash());
  }

  @Test
  void appendHasTheEpochTheLastSeqAndTheCommand() {
    UncommittedEvents uncommittedEvents = rolled();
    IdempotencyKey key = new IdempotencyKey("alice", "x", 7);
    AppendRequest appendRequest = game.append(uncommittedEvents, key);

    assertThat(appendRequest.epoch()).isEqualTo(game.epoch());
    assertThat(appendRequest.after()).isEqualTo(1);
    assertThat(appendRequest.events()).isEqualTo(uncommittedEvents.events());
    assertThat(appendRequest.command()).isEqualTo(key);
    assertThat(appendRequest.row().status()).isEqualTo("in_progress");
    assertThat(appendRequest.row().homeManager()).isEqualTo("bob");
  }

  @Test
  void reopenedGameHasTheStateThatWasPlayed() {
    UncommittedEvents uncommittedEvents = rolled();
    journal.append(game.append(uncommittedEvents, null));
    OwnedGame played = game.after(uncommittedEvents);
    OwnedGame again = opened();

    assertThat(played.seq()).isEqualTo(3);
    assertThat(again.seq()).isEqualTo(3);
    assertThat(again.state().hash()).isEqualTo(played.state().hash());
    assertThat(again.epoch()).isEqualTo(played.epoch() + 1);
  }

  @Test
  void delayedSpectatorSeesTheEarlierState() {
    OwnedGame played = game.after(rolled());

    assertThat(played.delayedStates().visibleAt(NOW).seq()).isEqualTo(1);
    assertThat(played.delayedStates().visibleAt(NOW.plusMillis(DELAY_MS)).seq()).isEqualTo(3);
  }

  @Test
  void logWithAGapOrWithoutEventsIsNotOpened() {
    journal.append(game.append(rolled(), null));
    OpenedLog openedLog = journal.open(GAME, "A").result().orElseThrow();
    List<LoggedEvent> gap = new ArrayList<>(openedLog.log());
    gap.remove(1);

    assertThatExceptionOfType(DamagedLogException.class)
        .isThrownBy(() -> replay(with(openedLog, gap)))
        .satisfies(fault -> assertThat(fault.seq()).isEqualTo(2));
    assertThatExceptionOfType(DamagedLogException.class)
        .isThrownBy(() -> replay(with(openedLog, List.of())))
        .satisfies(fault -> assertThat(fault.seq()).isEqualTo(1));
  }

  private static OpenedLog with(OpenedLog openedLog, List<LoggedEvent> log) {
    return new OpenedLog(
        openedLog.epoch(), openedLog.rules(), openedLog.secrets(), openedLog.names(), log);
  }

  private UncommittedEvents rolled() {
    Decision decision =
        GameLogic.decide(game.state(), ALICE, new Command.RollDice(), game.secrets(), NOW);
    return game.draft((Decision.Accepted) decision);
  }
}
