package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.ops.Readiness.ProbeFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port of health and metrics. */
@RunsInParallel
class ManagementIT {
  private static final long SILENCE_MS = 20_000;

  private final AtomicLong nanos = new AtomicLong();
  private final EventLoopPulse pulse = new EventLoopPulse(new SimpleMeterRegistry(), nanos::get);
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  /**
   * An idle connection is closed, perhaps just when it is used again. With HTTP/1.1 clients then
   * send the request once more by themselves.
   */
  @Test
  void http2ProposalIsAnsweredInHttp1() throws Exception {
    int port = open();
    HttpClient proposing = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpResponse<String> answer =
          proposing.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void nodeIsLiveAndReadyOnlyWhileItAcceptsWork() throws Exception {
    Readiness readiness = readiness(Optional.empty());
    int port = open(readiness);

    assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
    assertNotReady(get(port, "/health/ready"), "starting");
    readiness.open();
    HttpResponse<String> ready = get(port, "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.headers().firstValue("content-type")).contains("application/json");
    assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("UP");
    readiness.drain();
    assertNotReady(get(port, "/health/ready"), "draining");
    assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void nodeWithARefusingDatabaseIsLiveAndSaysWhyItIsNotReady() throws Exception {
    Readiness readiness = readiness(Optional.of(new ProbeFailure("the server is read-only", true)));
    readiness.open();
    int port = open(readiness);

    assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
    assertNotReady(get(port, "/health/ready"), "the database refuses: the server is read-only");
  }

  /** Its timer cannot fire, and the clock goes on. */
  @Test
  void nodeWithAnEventLoopThatDoesNotRunIsNotLive() throws Exception {
    int port = open();
    Vertx stuck = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    CountDownLatch free = new CountDownLatch(1);
    try {
      Await.result(stuck.deployVerticle(pulse.loop()));
      assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
      CountDownLatch blocked = new CountDownLatch(1);
      stuck.runOnContext(
          now -> {
            blocked.countDown();
            awaitUninterruptibly(free);
          });
      blocked.await();
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(SILENCE_MS));

      HttpResponse<String> live = get(port, "/health/live");
      assertThat(live.statusCode()).isEqualTo(503);
      assertThat(reason(live)).isEqualTo("an event loop has not run for 20000 ms");
    } finally {
      free.countDown();
      Await.result(stuck.close());
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The health checks' own timeout does not end the patience sooner. */
  @Test
  void silentDatabaseMakesTheNodeUnreadyAfterThePatience() throws Exception {
    Readiness readiness =
        new Readiness(
            Optional::empty,
            () -> Promise.<Optional<ProbeFailure>>promise().future(),
            new Readiness.Probing(1_200, 1_000, 1_200),
            System::nanoTime);
    readiness.open();

    HttpResponse<String> answer = get(open(readiness), "/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(reason(answer)).startsWith("the database has not answered for");
  }

  /** Prometheus asks for OpenMetrics, which has exemplars; people and older programs do not. */
  @Test
  void metricsComeInTheFormThatIsAskedFor() throws Exception {
    int port = open();
    HttpResponse<String> plain = get(port, "/metrics");
    assertThat(plain.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(plain.body()).doesNotContain("# EOF");

    HttpRequest asking =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
            .build();
    HttpResponse<String> open = HttpClient.newHttpClient().send(asking, BodyHandlers.ofString());
    assertThat(open.headers().firstValue("content-type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  private static void assertNotReady(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("DOWN");
    assertThat(reason(answer)).isEqualTo(reason);
  }

  private static String reason(HttpResponse<String> answer) {
    JsonObject check = new JsonObject(answer.body()).getJsonArray("checks").getJsonObject(0);
    return check.getJsonObject("data").getString("reason");
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static Readiness readiness(Optional<ProbeFailure> failure) {
    return new Readiness(
        Optional::empty,
        () -> Future.succeededFuture(failure),
        new Readiness.Probing(1_000, 1_000, 0),
        System::nanoTime);
  }

  private int open() {
    Readiness readiness = readiness(Optional.empty());
    readiness.open();
    return open(readiness);
  }

  private int open(Readiness readiness) {
    Promise<Integer> port = Promise.promise();
    Await.result(
        vertx.deployVerticle(
            new ManagementVerticle(
                "127.0.0.1",
                0,
                readiness,
                pulse,
                SILENCE_MS,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                port::complete)));
    return Await.result(port.future());
  }
}
