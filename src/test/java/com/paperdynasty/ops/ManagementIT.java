package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port of health and figures, and somebody who keeps their connection to it. */
class ManagementIT {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  /**
   * The connection is closed after a silence, perhaps just when it is used again: in HTTP/1.1 the
   * request is then sent once more by itself.
   */
  @Test
  void whoProposesHttp2IsAnsweredInHttp1() throws Exception {
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

  private int open() {
    Readiness readiness =
        new Readiness(
            () -> Future.succeededFuture(Optional.empty()),
            new Readiness.Probing(1_000, 1_000, 1),
            System::nanoTime);
    readiness.open();
    Promise<Integer> port = Promise.promise();
    Await.the(
        vertx.deployVerticle(
            new ManagementVerticle(
                "127.0.0.1",
                0,
                readiness,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                port::complete)));
    return Await.the(port.future());
  }
}
