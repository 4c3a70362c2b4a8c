package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ShutdownSequenceTest {
  private static final Duration TIME = Duration.ofMillis(500);

  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private final ShutdownSequence shutdownSequence = new ShutdownSequence();

  @Test
  void lastStartedIsStoppedFirst() {
    push("store", () -> Future.succeededFuture());
    push("host", () -> Future.succeededFuture());
    push("http", () -> Future.succeededFuture());

    Await.result(shutdownSequence.run(System.nanoTime() + TIME.toNanos()));
    assertThat(stopped).containsExactly("http", "host", "store");
  }

  @Test
  void stepInProgressIsWaitedFor() {
    Promise<Void> closing = Promise.promise();
    push("store", () -> Future.succeededFuture());
    push("host", closing::future);

    Future<Void> run = shutdownSequence.run(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
    assertThat(stopped).containsExactly("host");
    closing.complete();
    Await.result(run);
    assertThat(stopped).containsExactly("host", "store");
  }

  @Test
  void failingStepIsSkipped() {
    push("store", () -> Future.succeededFuture());
    push("host", () -> Future.failedFuture("it would not"));
    push(
        "http",
        () -> {
          throw new IllegalStateException("a bug");
        });

    Await.result(shutdownSequence.run(System.nanoTime() + TIME.toNanos()));
    assertThat(stopped).containsExactly("http", "host", "store");
  }

  /** Compares the time that each step is given, because a busy machine may end a step late. */
  @Test
  void allStepsBeginWithinTheTimeIfNoneEnds() {
    List<Duration> times = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 6; i++) {
      shutdownSequence.push(
          "step " + i,
          time -> {
            times.add(time);
            return Promise.promise().future();
          });
    }
    Await.result(shutdownSequence.run(System.nanoTime() + TIME.toNanos()));

    assertThat(times).hasSize(6);
    assertThat(times.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(TIME);
    assertThat(times.get(0)).isLessThanOrEqualTo(TIME.dividedBy(2)).isPositive();
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void remainingStepsBeginAfterTheTimeIsUp() {
    push("store", () -> Promise.promise().future());
    push("host", () -> Promise.promise().future());

    Await.result(shutdownSequence.run(System.nanoTime() - 1));
    assertThat(stopped).containsExactly("host", "store");
  }

  private void push(String what, Supplier<Future<?>> action) {
    shutdownSequence.push(
        what,
        () -> {
          stopped.add(what);
          return action.get();
        });
  }
}
