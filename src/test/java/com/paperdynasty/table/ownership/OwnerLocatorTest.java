package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest.QueryOwnership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.problem.Problem;
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

/** Node A locates the owner of a game. It sees B and does not see C. */
@ExtendWith(VertxExtension.class)
class OwnerLocatorTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final AtomicReference<GameRequest> asked = new AtomicReference<>();
  private Vertx vertx;
  private OwnerLocator locator;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    locator = locatorFor(20_000);
  }

  /** A locator that waits {@code answerMs} for the reply of an owner. */
  private OwnerLocator locatorFor(long answerMs) {
    return new OwnerLocator(
        vertx.eventBus(), new FixedMembership("A", List.of("A", "B")), journal, answerMs);
  }

  @Test
  void seenOwnerThatConfirmsIsFound() {
    games.open(GAME, "B");
    answers(new Redirect("B"));

    assertThat(Await.result(locator.locate(GAME))).contains("B");
    assertThat(asked).hasValue(new QueryOwnership(GAME));
  }

  @Test
  void ownerThatDeniesIsPassedOver() {
    games.open(GAME, "B");
    answers(new GameReply.Refused(Problem.unavailable(1), false));

    assertThat(Await.result(locator.locate(GAME))).isEmpty();
  }

  @Test
  void silentOwnerIsPassedOver() {
    games.open(GAME, "B");
    answers(null);

    assertThat(Await.result(locatorFor(50).locate(GAME))).isEmpty();
    assertThat(asked).hasValue(new QueryOwnership(GAME));
  }

  @Test
  void unseenOwnerIsNotAsked() {
    games.open(GAME, "C");

    assertThat(Await.result(locator.locate(GAME))).isEmpty();
  }

  @Test
  void thisNodeIsNotAnotherOwner() {
    games.open(GAME, "A");

    assertThat(Await.result(locator.locate(GAME))).isEmpty();
  }

  @Test
  void releasedOrUnknownGameHasNoOwner() {
    games.open(GAME, "B");
    games.release(Map.of(GAME, 1L));

    assertThat(Await.result(locator.locate(GAME))).isEmpty();
    assertThat(Await.result(locator.locate(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void silentJournalFailsEveryQuery() {
    for (int i = 0; i < 3; i++) {
      journal.onOwners(FaultyJournal.unheard());
    }

    assertFails(locator.locate(GAME));
    assertFails(locator.isOwnedBy(GAME, "B"));
    assertFails(locator.journalAnswers(GAME));
    assertThat(locator.journalAnswers(GAME).succeeded()).isTrue();
  }

  @Test
  void gameIsOwnedByTheNodeInItsRow() {
    games.open(GAME, "B");

    assertThat(Await.result(locator.isOwnedBy(GAME, "B"))).isTrue();
    assertThat(Await.result(locator.isOwnedBy(GAME, "C"))).isFalse();
    assertThat(Await.result(locator.isOwnedBy(UUID.randomUUID(), "B"))).isFalse();
  }

  private static void assertFails(Future<?> locator) {
    assertThat(locator.failed()).isTrue();
  }

  /** Lets B reply so; null for no reply. */
  private void answers(@Nullable GameReply reply) {
    Await.result(
        vertx
            .eventBus()
            .<GameRequest>consumer(
                BusAddresses.host("B"),
                message -> {
                  asked.set(message.body());
                  if (reply != null) {
                    message.reply(reply);
                  }
                })
            .completion());
  }
}
