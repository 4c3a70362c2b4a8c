package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.journal.SampleAppends;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AppendQueueTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private final AppendQueue queue = new AppendQueue(2);
  private Context caller;

  @BeforeEach
  void use(Vertx vertx) {
    caller = vertx.getOrCreateContext();
  }

  @Test
  void secondBatchMayBeTakenWhileTheFirstIsUnderWay() {
    queue.add(append(ONE, 1));
    queue.add(append(TWO, 1));
    queue.add(append(THREE, 1));

    assertThat(games(take())).containsExactly(ONE, TWO);
    assertThat(games(take())).containsExactly(THREE);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void gameWithAnAppendUnderWayWaitsAndKeepsItsOrder() {
    queue.add(append(ONE, 1));
    queue.add(append(ONE, 2));
    AppendBatch first = take();
    queue.add(append(TWO, 1));
    AppendBatch second = take();

    assertThat(games(first)).containsExactly(ONE);
    assertThat(games(second)).containsExactly(TWO);
    assertThat(take().size()).isZero();

    queue.settled(second);
    assertThat(take().size()).isZero();
    queue.settled(first);
    AppendBatch third = take();
    assertThat(third.all().iterator().next().appendRequest().after()).isEqualTo(2);
  }

  @Test
  void gamesThatMustWaitDoNotHoldUpThoseBehindThem() {
    queue.add(append(ONE, 1));
    AppendBatch first = take();
    queue.add(append(ONE, 2));
    queue.add(append(ONE, 3));
    queue.add(append(TWO, 1));
    queue.add(append(THREE, 1));

    assertThat(games(take())).containsExactly(TWO, THREE);
    queue.settled(first);
    assertThat(take().all().iterator().next().appendRequest().after()).isEqualTo(2);
  }

  @Test
  void appendThatMustBeAloneIsAloneAlsoBesideOthersUnderWay() {
    queue.add(append(ONE, 1));
    AppendBatch first = take();
    PendingAppend bad = append(TWO, 1);
    bad.sendAlone();
    queue.putBack(List.of(bad));
    queue.add(append(THREE, 1));

    assertThat(games(take())).containsExactly(TWO);
    assertThat(games(take())).containsExactly(THREE);
    queue.settled(first);
  }

  @Test
  void appendOfAnAnsweredBatchThatWasNotWrittenIsTakenAgain() {
    queue.add(append(ONE, 1));
    AppendBatch busy = take();
    queue.settled(busy);
    queue.putBack(List.copyOf(busy.all()));

    assertThat(games(take())).containsExactly(ONE);
  }

  @Test
  void staleAppendsAreRemovedFromTheFront() {
    queue.add(new PendingAppend(SampleAppends.adding(ONE, 1, 1, "old"), caller, 0));
    queue.add(new PendingAppend(SampleAppends.adding(TWO, 1, 1, "new"), caller, 100));

    assertThat(queue.removeStale(110, 50)).hasSize(1);
    assertThat(games(take())).containsExactly(TWO);
  }

  private AppendBatch take() {
    return queue.take(EventCodec.COMPACT);
  }

  private PendingAppend append(UUID game, long after) {
    return new PendingAppend(SampleAppends.adding(game, 1, after, "x"), caller, 0);
  }

  private static List<UUID> games(AppendBatch batch) {
    return batch.all().stream().map(each -> each.appendRequest().gameId()).toList();
  }
}
