package com.paperdynasty.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class CoalescerTest {
  private final List<Promise<String>> runs = new ArrayList<>();
  private final Coalescer<String> coalescer = new Coalescer<>(this::begin);
  private final Coalescer<String> repeating = new Coalescer<>(this::runAgain);

  private Future<String> begin() {
    Promise<String> run = Promise.promise();
    runs.add(run);
    return run.future();
  }

  @Test
  void callWithoutARunBeginsOne() {
    Future<String> asked = coalescer.run();
    assertThat(coalescer.isRunning()).isTrue();
    runs.get(0).complete("first");

    assertThat(asked.result()).isEqualTo("first");
    assertThat(coalescer.isRunning()).isFalse();
    assertThat(runs).hasSize(1);
  }

  @Test
  void callsDuringARunShareTheNext() {
    Future<String> first = coalescer.run();
    List<Future<String>> others = IntStream.range(0, 1_000).mapToObj(i -> coalescer.run()).toList();
    assertThat(runs).hasSize(1);

    runs.get(0).complete("too early for the others");
    assertThat(first.isComplete()).isTrue();
    assertThat(others).noneMatch(Future::isComplete);
    assertThat(runs).hasSize(2);
    runs.get(1).complete("later");
    assertThat(others).allMatch(asked -> asked.result().equals("later"));
    assertThat(runs).hasSize(2);
  }

  @Test
  void failedRunFailsItsOwnCallsAndTheNextBegins() {
    Future<String> first = coalescer.run();
    Future<String> second = coalescer.run();

    runs.get(0).fail("no answer");
    assertThat(first.cause()).hasMessage("no answer");
    assertThat(second.isComplete()).isFalse();
    runs.get(1).complete("again");
    assertThat(second.result()).isEqualTo("again");
  }

  @Test
  void failedRunIsNotRepeated() {
    coalescer.run();
    runs.get(0).fail("no answer");

    assertThat(runs).hasSize(1);
    assertThat(coalescer.isRunning()).isFalse();
  }

  @Test
  void throwingActionIsAFailedRun() {
    List<String> results = new ArrayList<>(List.of("well"));
    Coalescer<String> throwing = new Coalescer<>(() -> Future.succeededFuture(results.remove(0)));

    assertThat(throwing.run().result()).isEqualTo("well");
    assertThat(throwing.run().cause()).isInstanceOf(IndexOutOfBoundsException.class);
    results.add("well again");
    assertThat(throwing.run().result()).isEqualTo("well again");
  }

  @Test
  void runMayRequestAnotherAsItEnds() {
    repeating.run();
    runs.get(0).complete("more");
    assertThat(runs).hasSize(2);
    runs.get(1).complete("enough");

    assertThat(runs).hasSize(2);
    assertThat(repeating.isRunning()).isFalse();
  }

  private Future<String> runAgain() {
    return begin()
        .onSuccess(
            found -> {
              if (found.equals("more")) {
                repeating.run();
              }
            });
  }

  @Test
  void runsThatTakeTimeDoNotOverlap(Vertx vertx, VertxTestContext test) {
    List<String> seen = new ArrayList<>();
    Coalescer<String> timed =
        new Coalescer<>(
            () -> {
              seen.add("begins");
              return vertx.timer(1).map("").onSuccess(fired -> seen.add("ends"));
            });
    vertx
        .getOrCreateContext()
        .runOnContext(
            now -> {
              List<Future<String>> asked =
                  IntStream.range(0, 3).mapToObj(i -> timed.run()).toList();
              Future.all(asked)
                  .onComplete(
                      test.succeeding(
                          all ->
                              test.verify(
                                  () -> {
                                    assertThat(seen)
                                        .containsExactly("begins", "ends", "begins", "ends");
                                    test.completeNow();
                                  })));
            });
  }
}
