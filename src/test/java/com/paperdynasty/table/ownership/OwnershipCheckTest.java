package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.Manager;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.table.GameScene;
import com.paperdynasty.table.OwnedGame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks of an owner's game at the journal. */
class OwnershipCheckTest {
  private static final UUID GAME = GameScene.GAME;

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private OwnedGame game;
  private OwnershipCheck ownershipCheck;

  @BeforeEach
  void open() {
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    game = opened();
    ownershipCheck = new OwnershipCheck("A", journal, GAME, game::epoch);
  }

  private OwnedGame opened() {
    return OwnedGame.replay(GAME, games.open(GAME, "A").result().orElseThrow(), 0, 0);
  }

  @Test
  void gameThatNoOtherNodeHasOpenedIsOwned() {
    assertThat(ownershipCheck.check().succeeded()).isTrue();
  }

  @Test
  void releasedGameThatNobodyHasTakenIsOwned() {
    games.release(Map.of(GAME, game.epoch()));

    assertThat(ownershipCheck.check().succeeded()).isTrue();
  }

  @Test
  void gameThatThisNodeIsReopeningIsOwned() {
    opened();

    assertThat(ownershipCheck.check().succeeded()).isTrue();
  }

  @Test
  void gameThatAnotherNodeHasOpenedIsLostEvenIfReleased() {
    games.open(GAME, "B");
    assertThat(ownershipCheck.check().cause()).isInstanceOf(OwnershipLostException.class);

    games.release(Map.of(GAME, game.epoch() + 1));
    assertThat(ownershipCheck.check().cause()).isInstanceOf(OwnershipLostException.class);
  }

  @Test
  void gameUnknownToTheJournalIsLost() {
    journal.onOwners(call -> Future.succeededFuture(Map.of()));

    assertThat(ownershipCheck.check().cause()).isInstanceOf(OwnershipLostException.class);
  }

  @Test
  void silentJournalFailsTheCheckAndIsAskedAgain() {
    journal.onOwners(FaultyJournal.unheard());

    assertThat(ownershipCheck.check().cause()).isInstanceOf(JournalTimeoutException.class);
    assertThat(ownershipCheck.check().succeeded()).isTrue();
  }

  @Test
  void concurrentChecksMakeTwoQueriesAndTheSecondBeginsAfterAll() {
    List<Supplier<Future<Map<UUID, OwnershipRecord>>>> asked = new ArrayList<>();
    List<Promise<Void>> answered = List.of(Promise.promise(), Promise.promise());
    for (Promise<Void> answer : answered) {
      journal.onOwners(
          call -> {
            asked.add(call);
            return answer.future().compose(now -> call.get());
          });
    }
    Future<Void> first = ownershipCheck.check();
    List<Future<Void>> crowd =
        List.of(ownershipCheck.check(), ownershipCheck.check(), ownershipCheck.check());
    assertThat(asked).hasSize(1);

    answered.get(0).complete();
    assertThat(first.succeeded()).isTrue();
    assertThat(asked).hasSize(2);
    assertThat(crowd).noneMatch(Future::isComplete);

    games.open(GAME, "B");
    answered.get(1).complete();
    assertThat(crowd)
        .allSatisfy(
            answer -> assertThat(answer.cause()).isInstanceOf(OwnershipLostException.class));
    assertThat(asked).hasSize(2);
  }
}
