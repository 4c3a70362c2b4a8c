package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestJwksServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An issuer that takes requests and says nothing. */
@RunsInParallel
@ExtendWith(VertxExtension.class)
class SilentIssuerIT {
  private static final int TIMEOUT_MS = 300;

  private Vertx vertx;
  private TestJwksServer server;
  private IssuerClient issuer;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
    server = TestJwksServer.start(vertx);
    server.answer(request -> {});
    issuer = new IssuerClient(vertx, new HttpClientOptions(), 1, TIMEOUT_MS, 1_000);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The second waits for the connection of the first, and has no more time for that. */
  @Test
  void requestsAreGivenUpInTheirTimeAndCancelled() {
    AtomicInteger open = new AtomicInteger();
    server.answer(
        request -> {
          open.incrementAndGet();
          request.connection().closeHandler(closed -> open.decrementAndGet());
        });
    Future<?> first = issuer.fetch(server.url(), null);
    Future<?> second = issuer.post(server.url(), "code=x", null);
    assertThatThrownBy(first::await).hasMessageContaining("300 ms");
    assertThatThrownBy(second::await).hasMessageContaining("300 ms");
    Await.until(() -> open.get() == 0);

    server.answer("{}");
    assertThat(Await.result(issuer.fetch(server.url(), null)).toString()).isEqualTo("{}");
  }

  @Test
  void silenceIsSaidOnTheCallersContext() {
    Context caller = vertx.getOrCreateContext();
    Promise<Boolean> there = Promise.promise();
    caller.runOnContext(
        go ->
            issuer
                .fetch(server.url(), null)
                .onComplete(done -> there.complete(Vertx.currentContext() == caller)));

    assertThat(Await.result(there.future())).isTrue();
  }
}
