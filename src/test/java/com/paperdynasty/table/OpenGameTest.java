package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.paperdynasty.game.Actor;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.Table;
import com.paperdynasty.table.OpenGame.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A game as its owner holds it, before and after a command. */
class OpenGameTest {
  private static final UUID GAME = TableScene.GAME;
  private static final Actor ALICE = new Actor("alice", "Alice", false);
  private static final Instant NOW = Instant.parse("2026-10-31T12:35:00Z");
  private static final long DELAY_MS = 60_000;

  private final MemoryJournal journal = new MemoryJournal();
  private OpenGame game;

  @BeforeEach
  void open() {
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    game = opened();
  }

  private OpenGame opened() {
    return fold(journal.open(GAME, "A").result().orElseThrow());
  }

  private static OpenGame fold(Opened opened) {
    return OpenGame.fold(GAME, opened, DELAY_MS, 20_480);
  }

  @Test
  void aDraftIsNumberedAfterTheLogAndChangesNothing() {
    Draft draft = rolled();

    assertThat(draft.events()).extracting(LoggedEvent::seq).containsExactly(2L, 3L);
    assertThat(draft.events().get(1).stateHash()).isEqualTo(draft.after().hash());
    assertThat(game.seq()).isEqualTo(1);
    assertThat(game.state().hash()).isNotEqualTo(draft.after().hash());
  }

  @Test
  void anAppendSaysWhatTheWriterKnowsAndWhoseDoingItIs() {
    Draft draft = rolled();
    CommandKey key = new CommandKey("alice", "x", 7);
    Append append = game.append(draft, key);

    assertThat(append.epoch()).isEqualTo(game.epoch());
    assertThat(append.after()).isEqualTo(1);
    assertThat(append.events()).isEqualTo(draft.events());
    assertThat(append.command()).isEqualTo(key);
    assertThat(append.row().status()).isEqualTo("in_progress");
    assertThat(append.row().homeManager()).isEqualTo("bob");
  }

  @Test
  void theGameThatIsOpenedFromItsLogIsTheOneThatWasPlayed() {
    Draft draft = rolled();
    journal.append(game.append(draft, null));
    OpenGame played = game.after(draft);
    OpenGame again = opened();

    assertThat(played.seq()).isEqualTo(3);
    assertThat(again.seq()).isEqualTo(3);
    assertThat(again.state().hash()).isEqualTo(played.state().hash());
    assertThat(again.epoch()).isEqualTo(played.epoch() + 1);
  }

  @Test
  void whoIsKeptBehindSeesWhereTheGameStood() {
    OpenGame played = game.after(rolled());

    assertThat(played.trail().seenAt(NOW).seq()).isEqualTo(1);
    assertThat(played.trail().seenAt(NOW.plusMillis(DELAY_MS)).seq()).isEqualTo(3);
  }

  @Test
  void aLogWithAGapOrWithoutAnEventIsNotOpened() {
    journal.append(game.append(rolled(), null));
    Opened opened = journal.open(GAME, "A").result().orElseThrow();
    List<LoggedEvent> gap = new ArrayList<>(opened.log());
    gap.remove(1);

    assertThatExceptionOfType(ReplayDiffers.class)
        .isThrownBy(() -> fold(with(opened, gap)))
        .satisfies(fault -> assertThat(fault.seq()).isEqualTo(2));
    assertThatExceptionOfType(ReplayDiffers.class)
        .isThrownBy(() -> fold(with(opened, List.of())))
        .satisfies(fault -> assertThat(fault.seq()).isEqualTo(1));
  }

  private static Opened with(Opened opened, List<LoggedEvent> log) {
    return new Opened(opened.epoch(), opened.rules(), opened.secrets(), opened.names(), log);
  }

  private Draft rolled() {
    Decision decision =
        Table.decide(game.state(), ALICE, new Command.RollDice(), game.secrets(), NOW);
    return game.draft((Decision.Accepted) decision);
  }
}
