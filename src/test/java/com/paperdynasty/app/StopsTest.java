package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StopsTest {
  private static final Duration TIME = Duration.ofMillis(500);

  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private final Stops stops = new Stops();

  @Test
  void whatWasStartedLastIsStoppedFirst() {
    push("store", () -> Future.succeededFuture());
    push("host", () -> Future.succeededFuture());
    push("doors", () -> Future.succeededFuture());

    Await.the(stops.run(System.nanoTime() + TIME.toNanos()));
    assertThat(stopped).containsExactly("doors", "host", "store");
  }

  @Test
  void oneThatIsUnderWayIsWaitedFor() {
    Promise<Void> closing = Promise.promise();
    push("store", () -> Future.succeededFuture());
    push("host", closing::future);

    Future<Void> run = stops.run(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
    assertThat(stopped).containsExactly("host");
    closing.complete();
    Await.the(run);
    assertThat(stopped).containsExactly("host", "store");
  }

  @Test
  void oneThatFailsOrThrowsIsPassedOver() {
    push("store", () -> Future.succeededFuture());
    push("host", () -> Future.failedFuture("it would not"));
    push(
        "doors",
        () -> {
          throw new IllegalStateException("a bug");
        });

    Await.the(stops.run(System.nanoTime() + TIME.toNanos()));
    assertThat(stopped).containsExactly("doors", "host", "store");
  }

  @Test
  void whereNothingEndsEverythingIsBegunAndTheTimeIsKept() {
    for (int i = 0; i < 6; i++) {
      push("step " + i, () -> Promise.promise().future());
    }
    long from = System.nanoTime();
    Await.the(stops.run(from + TIME.toNanos()));

    assertThat(stopped).hasSize(6);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(TIME);
  }

  @Test
  void whenTheTimeIsOverTheRestIsStillBegun() {
    push("store", () -> Promise.promise().future());
    push("host", () -> Promise.promise().future());

    Await.the(stops.run(System.nanoTime() - 1));
    assertThat(stopped).containsExactly("host", "store");
  }

  private void push(String what, Supplier<Future<?>> way) {
    stops.push(
        what,
        () -> {
          stopped.add(what);
          return way.get();
        });
  }
}
