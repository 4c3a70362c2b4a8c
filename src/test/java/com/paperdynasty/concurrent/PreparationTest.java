package com.paperdynasty.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PreparationTest {
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);

  private void work() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(Context.isOnEventLoopThread()).isFalse();
    runs.incrementAndGet();
    done.set(true);
  }

  @Test
  void callersWaitForOneRunAndGoOnInTheirOrder(Vertx vertx, VertxTestContext test) {
    Preparation preparation = new Preparation(vertx, done::get, this::work);
    List<Integer> order = new ArrayList<>();
    vertx.runOnContext(
        start -> {
          Future<Void> last = Future.succeededFuture();
          for (int caller = 0; caller < 100; caller++) {
            int number = caller;
            last = preparation.done().onSuccess(ready -> order.add(number));
          }
          assertThat(order).isEmpty();
          goOn.countDown();
          last.onComplete(
              test.succeeding(
                  ready ->
                      test.verify(
                          () -> {
                            assertThat(order).hasSize(100).isSorted();
                            assertThat(runs).hasValue(1);
                            assertThat(preparation.done().isComplete()).isTrue();
                            test.completeNow();
                          })));
        });
  }

  @Test
  void workIsDoneAgainWhenItIsNeededAgain(Vertx vertx, VertxTestContext test) {
    Preparation preparation = new Preparation(vertx, done::get, this::work);
    goOn.countDown();
    vertx.runOnContext(
        start ->
            preparation
                .done()
                .compose(
                    ready -> {
                      done.set(false);
                      return preparation.done();
                    })
                .onComplete(
                    test.succeeding(
                        ready ->
                            test.verify(
                                () -> {
                                  assertThat(runs).hasValue(2);
                                  test.completeNow();
                                }))));
  }

  @Test
  void failureIsOfThatRunAlone(Vertx vertx, VertxTestContext test) {
    AtomicBoolean fails = new AtomicBoolean(true);
    Preparation preparation =
        new Preparation(
            vertx,
            done::get,
            () -> {
              if (fails.getAndSet(false)) {
                throw new IllegalStateException("no memory");
              }
              done.set(true);
            });
    vertx.runOnContext(
        start ->
            preparation
                .done()
                .otherwise(
                    failed -> {
                      assertThat(failed).hasMessage("no memory");
                      return null;
                    })
                .compose(failed -> preparation.done())
                .onComplete(test.succeeding(ready -> test.completeNow())));
  }
}
