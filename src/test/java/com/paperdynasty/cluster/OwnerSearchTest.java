package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.FaultyJournal;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.OwnershipRequest.Confirm;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Node A looks for the owner of a game; it sees B, and does not see C. */
@ExtendWith(VertxExtension.class)
class OwnerSearchTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final AtomicReference<TableRequest> asked = new AtomicReference<>();
  private Vertx vertx;
  private OwnerSearch search;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    search = searchFor(20_000);
  }

  /** A search that waits so long for the answer of an owner. */
  private OwnerSearch searchFor(long answerMs) {
    return new OwnerSearch(vertx.eventBus(), new Seen("A", List.of("A", "B")), journal, answerMs);
  }

  @Test
  void anOwnerThatIsSeenAndSaysSoHasTheGame() {
    games.open(GAME, "B");
    answers(new Elsewhere("B"));

    assertThat(Await.the(search.of(GAME))).contains("B");
    assertThat(asked).hasValue(new Confirm(GAME));
  }

  @Test
  void anOwnerThatDeniesHasItNot() {
    games.open(GAME, "B");
    answers(new TableReply.Refused(Problem.unavailable(1), false));

    assertThat(Await.the(search.of(GAME))).isEmpty();
  }

  @Test
  void anOwnerThatIsSilentIsPassedOver() {
    games.open(GAME, "B");
    answers(null);

    assertThat(Await.the(searchFor(50).of(GAME))).isEmpty();
    assertThat(asked).hasValue(new Confirm(GAME));
  }

  @Test
  void anOwnerThatIsNotSeenIsNotAsked() {
    games.open(GAME, "C");

    assertThat(Await.the(search.of(GAME))).isEmpty();
  }

  @Test
  void thisNodeItselfIsNobodyElse() {
    games.open(GAME, "A");

    assertThat(Await.the(search.of(GAME))).isEmpty();
  }

  @Test
  void aGameThatWasReleasedOrThatThereIsNotHasNoOwner() {
    games.open(GAME, "B");
    games.release(Map.of(GAME, 1L));

    assertThat(Await.the(search.of(GAME))).isEmpty();
    assertThat(Await.the(search.of(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void nothingIsFoundOutFromAJournalThatDoesNotAnswer() {
    for (int i = 0; i < 3; i++) {
      journal.onOwners(FaultyJournal.unheard());
    }

    assertFails(search.of(GAME));
    assertFails(search.isWith(GAME, "B"));
    assertFails(search.journalAnswers(GAME));
    assertThat(search.journalAnswers(GAME).succeeded()).isTrue();
  }

  @Test
  void aGameIsWithTheNodeThatStandsInItsRow() {
    games.open(GAME, "B");

    assertThat(Await.the(search.isWith(GAME, "B"))).isTrue();
    assertThat(Await.the(search.isWith(GAME, "C"))).isFalse();
    assertThat(Await.the(search.isWith(UUID.randomUUID(), "B"))).isFalse();
  }

  private static void assertFails(Future<?> search) {
    assertThat(search.failed()).isTrue();
  }

  /** What B says when it is asked; nothing if that is null. */
  private void answers(@Nullable TableReply reply) {
    Await.the(
        vertx
            .eventBus()
            .<TableRequest>consumer(
                Addresses.tables("B"),
                message -> {
                  asked.set(message.body());
                  if (reply != null) {
                    message.reply(reply);
                  }
                })
            .completion());
  }
}
