package com.paperdynasty.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.harness.Await;
import com.paperdynasty.table.GameScene;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits of replays: how many run at once, how many wait, and how the rest are refused. */
@ExtendWith(VertxExtension.class)
class ReplayLanesTest {
  private static final UUID GAME = new UUID(0, 0);
  private static final UUID IN_THE_OTHER_LANE = new UUID(0, 1);
  private static final List<SeqFrame> DONE = List.of(new SeqFrame(1, "{}"));

  private final Promise<List<SeqFrame>> held = Promise.promise();
  private final Promise<Void> begun = Promise.promise();
  private final AtomicInteger runs = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ReplayMetrics metrics = new ReplayMetrics(meters);

  @Test
  void oneGameRunsOnceAtATimeAndAnotherInParallel(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(2, 8, 60_000), metrics);
    Future<List<SeqFrame>> first = lanes.run(GAME, new Object(), this::hold);
    Await.result(begun.future());
    Future<List<SeqFrame>> second = lanes.run(GAME, new Object(), this::work);

    assertThat(Await.result(lanes.run(IN_THE_OTHER_LANE, new Object(), this::work)))
        .isEqualTo(DONE);
    assertThat(runs).hasValue(1);
    assertThat(second.isComplete()).isFalse();
    held.complete(List.of());

    assertThat(Await.result(first)).isEmpty();
    assertThat(Await.result(second)).isEqualTo(DONE);
  }

  @Test
  void requestBeyondTheWaitingLimitIsRefusedAtOnce(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(1, 2, 60_000), metrics);
    lanes.run(GAME, new Object(), this::hold);
    Await.result(begun.future());
    List<Future<List<SeqFrame>>> waiting =
        List.of(
            lanes.run(GAME, new Object(), this::work),
            lanes.run(IN_THE_OTHER_LANE, new Object(), this::work));

    assertThat(failure(lanes.run(GAME, new Object(), this::work)))
        .hasMessageContaining("too many wait")
        .isInstanceOfSatisfying(
            ReplayBusyException.class, busy -> assertThat(busy.retryAfterMs()).isEqualTo(60_000));
    held.complete(List.of());

    assertThat(waiting).map(Await::result).containsOnly(DONE);
    assertThat(runs).hasValue(2);
    assertThat(Await.result(lanes.run(GAME, new Object(), this::work))).isEqualTo(DONE);
  }

  @Test
  void equalRequestsShareOneRun(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(1, 1, 60_000), metrics);
    lanes.run(GAME, "first", this::hold);
    Await.result(begun.future());
    List<Future<List<SeqFrame>>> callers =
        Stream.generate(() -> lanes.run(GAME, "same", this::work)).limit(64).toList();
    assertThat(failure(lanes.run(GAME, "one more, sent after all of those", this::work)))
        .hasMessageContaining("too many wait");

    held.complete(List.of());

    assertThat(callers).map(Await::result).containsOnly(DONE);
    assertThat(runs).hasValue(1);
    assertThat(Await.result(lanes.run(GAME, "same", this::work))).isEqualTo(DONE);
    assertThat(runs).as("a later request runs again").hasValue(2);
  }

  @Test
  void requestThatWaitedTooLongIsNotRun(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(1, 8, 250), metrics);
    lanes.run(GAME, new Object(), this::hold);
    Await.result(begun.future());
    Future<List<SeqFrame>> late = lanes.run(GAME, new Object(), this::work);
    vertx.setTimer(500, timer -> held.complete(List.of()));

    assertThat(failure(late)).hasMessageContaining("waited too long");
    assertThat(runs).hasValue(0);
    assertThat(Await.result(lanes.run(GAME, new Object(), this::work))).isEqualTo(DONE);
  }

  @Test
  void failedRunDoesNotStopTheNext(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(1, 8, 60_000), metrics);
    Future<List<SeqFrame>> failing =
        lanes.run(GAME, new Object(), () -> Future.failedFuture("odd"));
    Future<List<SeqFrame>> throwing =
        lanes.run(
            GAME,
            new Object(),
            () -> {
              throw new IllegalStateException("odder");
            });

    assertThat(failure(failing)).hasMessage("odd");
    assertThat(failure(throwing)).hasMessage("odder");
    assertThat(Await.result(lanes.run(GAME, new Object(), this::work))).isEqualTo(DONE);
  }

  @Test
  void resultCompletesOnTheCallersContext(Vertx vertx) {
    ReplayLanes lanes = new ReplayLanes(vertx, settings(1, 8, 60_000), metrics);
    Promise<Boolean> same = Promise.promise();
    Context context = vertx.getOrCreateContext();

    context.runOnContext(
        now ->
            lanes
                .run(GAME, new Object(), this::work)
                .onComplete(done -> same.complete(Vertx.currentContext() == context)));

    assertThat(Await.result(same.future())).isTrue();
  }

  private Future<List<SeqFrame>> hold() {
    begun.complete();
    return held.future();
  }

  private Future<List<SeqFrame>> work() {
    runs.incrementAndGet();
    return Future.succeededFuture(DONE);
  }

  private static ReplaySettings settings(int atOnce, int waiting, long waitMs) {
    return new ReplaySettings(atOnce, waiting, waitMs, 1_000_000, 60_000);
  }

  private static Throwable failure(Future<?> failing) {
    return Await.result(GameScene.failure(failing));
  }
}
