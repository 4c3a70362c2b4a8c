package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.cluster.hosting.GivingNode;
import com.paperdynasty.cluster.hosting.HeldJournal;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that takes games from others. */
class HandOffIntakeTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final Vertx vertx = Vertx.vertx();
  private final HeldJournal journal = new HeldJournal();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void intakeBeginsWithOnePlaceAndGrowsWithQuickGames() {
    HandOffIntake handOffIntake = intake(GivingNode.settings(2, 1_000, 1));
    assertThat(admits(handOffIntake, FIRST)).isTrue();
    assertThat(admits(handOffIntake, FIRST)).isFalse();
    assertThat(admits(handOffIntake, SECOND)).isFalse();
    Await.result(handOffIntake.acquire(FIRST));

    assertThat(admitted(handOffIntake)).isEqualTo(2);
  }

  @Test
  void intakeDoesNotGrowBeyondTheBound() {
    HandOffIntake handOffIntake = intake(GivingNode.settings(2, 1_000, 1));
    for (int i = 0; i < 5; i++) {
      take(handOffIntake, new UUID(1, i), 0);
    }
    assertThat(admitted(handOffIntake)).isEqualTo(2);
  }

  /** Eight such games at once would take longer than their owners wait. */
  @Test
  void slowGameHalvesThePlaces() {
    HandOffIntake handOffIntake = intake(GivingNode.settings(8, 100_000, 1));
    for (int i = 0; i < 8; i++) {
      take(handOffIntake, new UUID(1, i), 0);
    }
    take(handOffIntake, new UUID(2, 0), 300);

    assertThat(admitted(handOffIntake)).isEqualTo(4);
  }

  @Test
  void placeIsFreeAfterTheSameTimeAgain() {
    HandOffIntake handOffIntake = intake(GivingNode.settings(1, 1_000, 1));
    assertThat(admits(handOffIntake, FIRST)).isTrue();
    after(100);
    long taken = System.nanoTime();
    Await.result(handOffIntake.acquire(FIRST));
    while (!admits(handOffIntake, SECOND)) {
      after(1);
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - taken)).isGreaterThanOrEqualTo(99);
  }

  @Test
  void intakeKeepsTheBoundPerSecond() {
    HandOffIntake handOffIntake = intake(GivingNode.settings(1, 10, 1));
    long begin = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      while (!admits(handOffIntake, new UUID(1, i))) {
        after(1);
      }
      Await.result(handOffIntake.acquire(new UUID(1, i)));
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(198);
  }

  @Test
  void gameThatItsOwnerHasReopenedIsNotAcquired() {
    journal.open(FIRST, "giver");
    GameLocation gameLocation =
        Await.result(intake(GivingNode.settings(2, 1_000, 1)).acquire(FIRST));
    assertThat(gameLocation).isEqualTo(new GameLocation.Remote("giver"));
  }

  private HandOffIntake intake(HostSettings settings) {
    return new HandOffIntake(
        vertx,
        new FixedMembership("taker", List.of("taker", "giver")),
        journal,
        settings,
        gameId -> Future.succeededFuture(new GameLocation.Local(2, "deployment")));
  }

  /** Takes a game as soon as a place is free; it needs that many ms. */
  private void take(HandOffIntake handOffIntake, UUID gameId, long needsMs) {
    while (!admits(handOffIntake, gameId)) {
      after(1);
    }
    if (needsMs > 0) {
      after(needsMs);
    }
    Await.result(handOffIntake.acquire(gameId));
  }

  /** How many places the intake has when no game is under way. */
  private int admitted(HandOffIntake handOffIntake) {
    after(1_000);
    int admitted = 0;
    while (admits(handOffIntake, new UUID(9, admitted))) {
      admitted++;
    }
    return admitted;
  }

  private static boolean admits(HandOffIntake handOffIntake, UUID gameId) {
    return handOffIntake.offer(gameId) instanceof GameReply.Redirect;
  }

  private void after(long ms) {
    Promise<Void> over = Promise.promise();
    vertx.setTimer(ms, timer -> over.complete());
    Await.result(over.future());
  }
}
