package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner asks the journal whether it still has its game. */
class StillOursTest {
  private static final UUID GAME = TableScene.GAME;

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private OpenGame game;
  private StillOurs stillOurs;

  @BeforeEach
  void open() {
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    game = opened();
    stillOurs = new StillOurs("A", journal, GAME, game::epoch);
  }

  private OpenGame opened() {
    return OpenGame.fold(GAME, games.open(GAME, "A").result().orElseThrow(), 0, 0);
  }

  @Test
  void aGameThatNobodyElseHasOpenedIsStillOurs() {
    assertThat(stillOurs.now().succeeded()).isTrue();
  }

  @Test
  void aGameThatWasReleasedAndThatNobodyHasTakenIsStillOurs() {
    games.release(Map.of(GAME, game.epoch()));

    assertThat(stillOurs.now().succeeded()).isTrue();
  }

  @Test
  void aGameThatWeOpenedAgainOurselvesIsStillOursAndHasNotComeBackYet() {
    opened();

    assertThat(stillOurs.now().succeeded()).isTrue();
  }

  @Test
  void aGameThatAnotherHasOpenedIsLostEvenIfTheyReleasedIt() {
    games.open(GAME, "B");
    assertThat(stillOurs.now().cause()).isInstanceOf(GameLost.class);

    games.release(Map.of(GAME, game.epoch() + 1));
    assertThat(stillOurs.now().cause()).isInstanceOf(GameLost.class);
  }

  @Test
  void aGameThatTheJournalDoesNotKnowIsLost() {
    journal.onOwners(call -> Future.succeededFuture(Map.of()));

    assertThat(stillOurs.now().cause()).isInstanceOf(GameLost.class);
  }

  @Test
  void aJournalThatDoesNotAnswerSaysNothingAndIsAskedAgain() {
    journal.onOwners(FaultyJournal.unheard());

    assertThat(stillOurs.now().cause()).isInstanceOf(Unanswered.class);
    assertThat(stillOurs.now().succeeded()).isTrue();
  }

  @Test
  void aCrowdAsksTwiceAndTheSecondQuestionIsAskedAfterAllOfThemCame() {
    List<Supplier<Future<Map<UUID, OwnerRow>>>> asked = new ArrayList<>();
    List<Promise<Void>> answered = List.of(Promise.promise(), Promise.promise());
    for (Promise<Void> answer : answered) {
      journal.onOwners(
          call -> {
            asked.add(call);
            return answer.future().compose(now -> call.get());
          });
    }
    Future<Void> first = stillOurs.now();
    List<Future<Void>> crowd = List.of(stillOurs.now(), stillOurs.now(), stillOurs.now());
    assertThat(asked).hasSize(1);

    answered.get(0).complete();
    assertThat(first.succeeded()).isTrue();
    assertThat(asked).hasSize(2);
    assertThat(crowd).noneMatch(Future::isComplete);

    games.open(GAME, "B");
    answered.get(1).complete();
    assertThat(crowd).allSatisfy(answer -> assertThat(answer.cause()).isInstanceOf(GameLost.class));
    assertThat(asked).hasSize(2);
  }
}
