package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.wire.TableReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node with two places for games that it is given. */
class IntakeTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final UUID THIRD = new UUID(0, 3);

  private final Vertx vertx = Vertx.vertx();
  private final HeldJournal journal = new HeldJournal();

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void noMoreAreTakenAtOnceThanThereArePlaces() {
    Intake intake = intake(GivingNode.settings(2, 1_000, 1));
    assertThat(admits(intake, FIRST)).isTrue();
    assertThat(admits(intake, FIRST)).isFalse();
    assertThat(admits(intake, SECOND)).isTrue();
    assertThat(admits(intake, THIRD)).isFalse();
    Await.the(intake.take(FIRST));
    assertThat(admits(intake, THIRD)).isFalse();
  }

  @Test
  void aPlaceIsFreeAgainAfterAsMuchTimeAsTheTakingTook() {
    Intake intake = intake(GivingNode.settings(1, 1_000, 1));
    assertThat(admits(intake, FIRST)).isTrue();
    after(100);
    long taken = System.nanoTime();
    Await.the(intake.take(FIRST));
    while (!admits(intake, SECOND)) {
      after(1);
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - taken)).isGreaterThanOrEqualTo(99);
  }

  @Test
  void soManyInASecondAreTheMostHoweverQuickTheyAre() {
    Intake intake = intake(GivingNode.settings(1, 10, 1));
    long begin = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      while (!admits(intake, new UUID(1, i))) {
        after(1);
      }
      Await.the(intake.take(new UUID(1, i)));
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(198);
  }

  @Test
  void whatItsOwnerHasOpenedAgainIsNotTakenFromThem() {
    journal.open(FIRST, "giver");
    Placement placement = Await.the(intake(GivingNode.settings(2, 1_000, 1)).take(FIRST));
    assertThat(placement).isEqualTo(new Placement.There("giver"));
  }

  private Intake intake(HostSettings settings) {
    return new Intake(
        vertx,
        new Seen("taker", List.of("taker", "giver")),
        journal,
        settings,
        gameId -> Future.succeededFuture(new Placement.Here(2, "a table")));
  }

  private static boolean admits(Intake intake, UUID gameId) {
    return intake.offered(gameId) instanceof TableReply.Elsewhere;
  }

  private void after(long ms) {
    Promise<Void> over = Promise.promise();
    vertx.setTimer(ms, timer -> over.complete());
    Await.the(over.future());
  }
}
