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

/** A node that is given games by others. */
class IntakeTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final Vertx vertx = Vertx.vertx();
  private final HeldJournal journal = new HeldJournal();

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void aNodeTakesOneGameFirstAndOneMoreAtOnceAfterEachThatIsQuick() {
    Intake intake = intake(GivingNode.settings(2, 1_000, 1));
    assertThat(admits(intake, FIRST)).isTrue();
    assertThat(admits(intake, FIRST)).isFalse();
    assertThat(admits(intake, SECOND)).isFalse();
    Await.the(intake.take(FIRST));

    assertThat(admitted(intake)).isEqualTo(2);
  }

  @Test
  void noMoreAreTakenAtOnceThanThereArePlacesHoweverQuickTheyAre() {
    Intake intake = intake(GivingNode.settings(2, 1_000, 1));
    for (int i = 0; i < 5; i++) {
      take(intake, new UUID(1, i), 0);
    }
    assertThat(admitted(intake)).isEqualTo(2);
  }

  /** Eight of them at once would take longer than their givers wait. */
  @Test
  void aGameThatTakesLongHalvesHowManyAreTakenAtOnce() {
    Intake intake = intake(GivingNode.settings(8, 100_000, 1));
    for (int i = 0; i < 8; i++) {
      take(intake, new UUID(1, i), 0);
    }
    take(intake, new UUID(2, 0), 300);

    assertThat(admitted(intake)).isEqualTo(4);
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

  /** Takes a game as soon as there is a place; it needs so long. */
  private void take(Intake intake, UUID gameId, long needsMs) {
    while (!admits(intake, gameId)) {
      after(1);
    }
    if (needsMs > 0) {
      after(needsMs);
    }
    Await.the(intake.take(gameId));
  }

  /** How many places it has when nothing is on its way any more. */
  private int admitted(Intake intake) {
    after(1_000);
    int admitted = 0;
    while (admits(intake, new UUID(9, admitted))) {
      admitted++;
    }
    return admitted;
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
