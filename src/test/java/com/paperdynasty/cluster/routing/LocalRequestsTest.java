package com.paperdynasty.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LocalRequestsTest {
  @Test
  void answerInTimeIsPassedOn(Vertx vertx) throws Exception {
    assertThat(within(vertx, 10_000, Future.succeededFuture("yes")).result()).isEqualTo("yes");
    assertThat(within(vertx, 10_000, Future.failedFuture("no")).cause()).hasMessage("no");
  }

  /** The first is answered, so the timer that was set for it has to go on to the second. */
  @Test
  void answerThatTakesTooLongFails(Vertx vertx) throws Exception {
    Promise<String> never = Promise.promise();
    Promise<Future<String>> failed = Promise.promise();
    vertx.runOnContext(
        now -> {
          LocalRequests requests = new LocalRequests(vertx, 50);
          Future<String> answered = requests.within(Future.succeededFuture("yes"));
          requests
              .within(never.future())
              .onComplete(outcome -> failed.complete(Future.failedFuture(outcome.cause())));
          assertThat(answered.succeeded()).isTrue();
        });

    assertThat(get(failed.future()).cause()).isInstanceOf(TimeoutException.class);
  }

  private static Future<String> within(Vertx vertx, long ms, Future<String> answer)
      throws Exception {
    Promise<Future<String>> bounded = Promise.promise();
    vertx.runOnContext(
        now ->
            new LocalRequests(vertx, ms)
                .within(answer)
                .onComplete(
                    outcome ->
                        bounded.complete(
                            outcome.succeeded()
                                ? Future.succeededFuture(outcome.result())
                                : Future.failedFuture(outcome.cause()))));
    return get(bounded.future());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
