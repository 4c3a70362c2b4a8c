package com.paperdynasty.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SerialQueueTest {
  private static final int MAX_WAITING = 3;

  private final List<String> begun = new ArrayList<>();
  private final List<Promise<String>> ends = new ArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final SerialQueue<String, String> queue =
      new SerialQueue<>(MAX_WAITING, this::work, waiting::addAndGet);

  private Future<String> work(String task) {
    begun.add(task);
    Promise<String> end = Promise.promise();
    ends.add(end);
    return end.future();
  }

  @Test
  void tasksAreDoneOneAtATimeInOrder() {
    Future<String> first = offered("first");
    Future<String> second = offered("second");
    assertThat(begun).containsExactly("first");

    ends.get(0).complete("one");
    assertThat(begun).containsExactly("first", "second");
    assertThat(first.result()).isEqualTo("one");
    assertThat(second.isComplete()).isFalse();

    ends.get(1).complete("two");
    assertThat(second.result()).isEqualTo("two");
  }

  @Test
  void waitingTasksAreCountedUntilTheyBeginOrAreRefused() {
    offered("first");
    assertThat(waiting).as("the one under way does not wait").hasValue(0);
    offered("second");
    offered("third");
    offered("fourth");
    assertThat(queue.offer("fifth")).isEmpty();
    assertThat(waiting).hasValue(MAX_WAITING);

    queue.refuseWaiting(task -> task.equals("third"), Future.succeededFuture("refused"));
    assertThat(waiting).hasValue(2);
    ends.get(0).complete("one");
    assertThat(waiting).hasValue(1);
    ends.get(1).complete("two");
    ends.get(2).complete("three");
    assertThat(waiting).hasValue(0);
  }

  @Test
  void matchingTasksAreRefusedAndOthersKeepTheirOrder() {
    offered("first");
    Future<String> second = offered("second");
    Future<String> third = offered("third");
    Future<String> fourth = offered("fourth");
    queue.refuseWaiting(task -> task.equals("third"), Future.succeededFuture("refused"));

    assertThat(third.result()).isEqualTo("refused");
    assertThat(queue.offer("fifth")).isPresent();
    ends.get(0).complete("one");
    ends.get(1).complete("two");
    assertThat(second.result()).isEqualTo("two");
    assertThat(fourth.isComplete()).isFalse();
    assertThat(begun).containsExactly("first", "second", "fourth");
  }

  @Test
  void slowTasksStayInOrderOnTheirContext(Vertx vertx, VertxTestContext test) {
    List<Integer> done = new ArrayList<>();
    Context context = vertx.getOrCreateContext();
    SerialQueue<Integer, Integer> timed =
        new SerialQueue<>(10, ms -> vertx.timer(ms).map(ms).onSuccess(done::add));
    context.runOnContext(
        now -> {
          List<Future<Integer>> answers =
              IntStream.of(20, 10, 1).mapToObj(ms -> timed.offer(ms).orElseThrow()).toList();
          Future.all(answers)
              .onComplete(
                  test.succeeding(
                      all ->
                          test.verify(
                              () -> {
                                assertThat(done).containsExactly(20, 10, 1);
                                assertThat(Vertx.currentContext()).isSameAs(context);
                                test.completeNow();
                              })));
        });
  }

  @Test
  void taskBeyondTheBoundIsRejected() {
    offered("under way");
    for (int i = 1; i <= MAX_WAITING; i++) {
      offered("waiting " + i);
    }
    assertThat(queue.offer("too many")).isEqualTo(Optional.empty());

    ends.get(0).complete("");
    assertThat(queue.offer("fits again")).isPresent();
    for (int i = 1; i <= MAX_WAITING + 1; i++) {
      ends.get(i).complete("");
    }
    assertThat(begun)
        .containsExactly("under way", "waiting 1", "waiting 2", "waiting 3", "fits again");
  }

  @Test
  void failedTaskDoesNotStopTheQueue() {
    Future<String> failing = offered("failing");
    Future<String> after = offered("after");

    ends.get(0).fail("no luck");
    assertThat(failing.cause()).hasMessage("no luck");
    ends.get(1).complete("well");
    assertThat(after.result()).isEqualTo("well");
  }

  @Test
  void throwingTaskDoesNotStopTheQueue() {
    SerialQueue<String, String> throwing =
        new SerialQueue<>(
            1,
            task -> {
              if (task.isEmpty()) {
                throw new IllegalStateException("nothing to do");
              }
              return Future.succeededFuture(task);
            });

    assertThat(throwing.offer("").orElseThrow().cause()).hasMessage("nothing to do");
    assertThat(throwing.offer("after").orElseThrow().result()).isEqualTo("after");
  }

  @Test
  void taskIsAnsweredBeforeTheNextBegins() {
    offered("first").onComplete(answer -> begun.add("answered"));
    offered("second");

    ends.get(0).complete("");
    assertThat(begun).containsExactly("first", "answered", "second");
  }

  @Test
  void taskOfferedDuringAnAnswerGoesToTheEnd() {
    offered("first").onComplete(answer -> offered("third"));
    offered("second");

    ends.get(0).complete("");
    assertThat(begun).containsExactly("first", "second");
    ends.get(1).complete("");
    assertThat(begun).containsExactly("first", "second", "third");
  }

  @Test
  void waitingTasksAreRefusedAndTheOneUnderWayGoesOn() {
    Future<String> underWay = offered("under way");
    Future<String> waiting = offered("waiting");

    queue.refuseWaiting(Future.succeededFuture("elsewhere"));
    assertThat(waiting.result()).isEqualTo("elsewhere");
    ends.get(0).complete("here");
    assertThat(underWay.result()).isEqualTo("here");
    assertThat(begun).containsExactly("under way");
    offered("after");
    assertThat(begun).containsExactly("under way", "after");
  }

  @Test
  void queueIsIdleWhenTheLastTaskIsDone() {
    assertThat(queue.idle().isComplete()).isTrue();
    offered("first");
    Future<String> second = offered("second");
    List<Boolean> answered = new ArrayList<>();
    Future<Void> idle = queue.idle().onComplete(done -> answered.add(second.isComplete()));

    ends.get(0).fail("no luck");
    assertThat(idle.isComplete()).isFalse();
    ends.get(1).complete("");
    assertThat(idle.succeeded()).isTrue();
    assertThat(answered).containsExactly(true);
  }

  @Test
  void refusedQueueIsIdleAfterTheTaskUnderWay() {
    offered("under way");
    offered("waiting");
    Future<Void> idle = queue.idle();
    queue.refuseWaiting(Future.failedFuture("closing"));

    assertThat(idle.isComplete()).isFalse();
    ends.get(0).complete("");
    assertThat(idle.succeeded()).isTrue();
  }

  @Test
  void manyImmediateTasksNeedNoDeepStack() {
    int many = 100_000;
    Promise<Integer> first = Promise.promise();
    SerialQueue<Integer, Integer> large =
        new SerialQueue<>(many, i -> i == 0 ? first.future() : Future.succeededFuture(i));
    Future<Integer> last = Future.succeededFuture();
    for (int i = 0; i < many; i++) {
      last = large.offer(i).orElseThrow();
    }

    first.complete(0);
    assertThat(last.result()).isEqualTo(many - 1);
  }

  private Future<String> offered(String task) {
    return queue.offer(task).orElseThrow();
  }
}
